"""The tables: Django models of people, units, posts, tenures, accounts and the audit log."""
