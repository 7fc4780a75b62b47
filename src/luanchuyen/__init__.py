"""Luân chuyển: plan, decide and follow up the rotation of leading officials."""
