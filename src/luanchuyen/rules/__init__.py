"""The law: dated rulebooks and criteria, facts in, verdicts out."""
