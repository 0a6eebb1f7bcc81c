"""What people see, and what the log has, when something goes wrong."""
