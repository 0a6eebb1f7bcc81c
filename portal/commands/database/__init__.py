"""What a command does with the database itself, before anybody uses it.

- `after_migrating`: What must follow a migration: each role may do what it needs, and what stood there before is
  taken over, once.
- `register_before`: Who was on the list before there was a register gets an entry, and reads so on their own page.
  Once, staff side.
- `rights`: What each role of PostgreSQL may do with each table: what is not named here is refused.
- `roles`: The roles of PostgreSQL: an owner for migrations, one for the public side and one for staff.
"""
