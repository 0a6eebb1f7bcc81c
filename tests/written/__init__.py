"""Tests of how what people write is read: numbers, emails, birthdays and ages, in each box of their kind."""
