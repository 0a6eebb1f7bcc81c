"""What a command does with the database itself, before anybody uses it.

- `after_migrating`: What must follow a migration: each role may do what it needs, and the accounts of before are
  sealed, once.
- `rights`: What each role of PostgreSQL may do with each table: what is not named here is refused.
- `roles`: The roles of PostgreSQL: an owner for migrations, one for the public side and one for staff.
"""
