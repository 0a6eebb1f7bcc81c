"""What was typed on a page of a journey and not sent with Continue."""
