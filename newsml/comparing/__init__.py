"""Two annotators' work on one text: put together, and compared."""
