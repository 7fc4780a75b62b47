"""A million events of the audit log, verified as a file, in SQLite and in PostgreSQL."""
