"""Criteria, one a file: the law as an expression over facts, and its two sentences."""
