"""Who may move to a post: candidates with their reasons, and what speaks for each side by side."""
