"""A million events of the audit log, verified as a file and in a database."""
