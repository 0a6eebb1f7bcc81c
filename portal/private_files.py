"""Files and folders that only the system user of the portal reads. Never one that belongs to somebody else."""

import os
import stat
from pathlib import Path

FILE, FOLDER = 0o600, 0o700


def make_folder(path: Path) -> None:
    """Make it, and each folder above it that is missing, for this system user alone. One that is there stays."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(mode=FOLDER, exist_ok=True)


def make_file(path: Path) -> None:
    """Make it, empty, unless it is there; either way this system user alone reads it, as soon as it is there."""
    os.close(os.open(path, os.O_RDONLY | os.O_CREAT, FILE))
    close(path)


def close(path: Path) -> None:
    """Take away what others may do with this file or folder, when it is there and ours.

    A folder in which everybody may make files (`/tmp`) is not ours, whoever owns it.
    """
    if not path.exists():
        return
    found = path.stat()
    ours = found.st_uid == os.geteuid() and not found.st_mode & stat.S_ISVTX
    if ours and found.st_mode & 0o077:
        path.chmod(FOLDER if path.is_dir() else FILE)


def make_sqlite(path: Path, lock_file: Path) -> None:
    """The files of a SQLite database and of its writers' turn. SQLite makes its other files as the first one is."""
    make_folder(path.parent)
    for each in (path, lock_file):
        make_file(each)
    for name in (f"{path.name}-wal", f"{path.name}-shm"):  # of a portal before this rule
        close(path.with_name(name))
