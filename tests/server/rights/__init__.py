"""Who may read and write the database: users of the machine, and roles of PostgreSQL."""
