"""The rulebooks: what holds on a day, article by article, and what it replaced."""
