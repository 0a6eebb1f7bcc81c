"""What we keep. One file is one thing: its table, and the only ways it may change."""

from importlib import import_module
from pkgutil import iter_modules


def load_all() -> None:
    """Import every record, so that the database knows all tables."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
