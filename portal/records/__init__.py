"""What we keep. One file is one thing: its table, and the only ways it may change."""

from importlib import import_module
from pkgutil import walk_packages


def load_all() -> None:
    """Import every record, so that the database knows all tables."""
    for module in walk_packages(__path__, f"{__name__}."):
        import_module(module.name)
