"""The staff side: nobody sees any of it without signing in."""

from flask import Flask


def init_app(app: Flask) -> None:
    pass
