"""The door: log in, log out, change of password."""
