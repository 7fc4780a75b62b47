"""Measurements of the product beside its peers, each one command of ./run bench."""
