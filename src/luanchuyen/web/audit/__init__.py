"""The audit log: who did what and when, and whether the chain is whole."""
