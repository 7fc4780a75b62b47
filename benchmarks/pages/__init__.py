"""The officials page with a country on PostgreSQL, asked over HTTP."""
