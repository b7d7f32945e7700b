"""PostgreSQL with row-level security."""
