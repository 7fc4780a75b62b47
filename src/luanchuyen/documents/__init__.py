"""The papers: frozen facts in, files an office can edit out."""
