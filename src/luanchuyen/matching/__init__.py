"""The choice: posts, people, verdicts and aims in; the best set of moves, proved, out."""
