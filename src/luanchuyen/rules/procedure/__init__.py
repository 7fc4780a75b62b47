"""The procedure of a case: what is done, what is next, what is late, why not yet. It only answers."""
