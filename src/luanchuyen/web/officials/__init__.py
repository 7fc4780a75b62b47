"""The officials: the list, and one official's sheet."""
