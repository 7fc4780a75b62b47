"""Facts: what the record says of an official, a post and a move on a day, as columns."""
