"""An SQLite file that can be put back to what it held at first."""

import sqlite3
from pathlib import Path

__all__ = ["Snapshot"]


class Snapshot:
    """A file and a copy, in memory, of what it held when this was made."""

    def __init__(self, path: Path) -> None:
        """Copy a file that stays where it is and may be open elsewhere too."""
        self.file = sqlite3.connect(path, check_same_thread=False)
        self._held = sqlite3.connect(":memory:", check_same_thread=False)
        self.file.backup(self._held)

    @property
    def version(self) -> int:
        """A number that changes when another connection has written."""
        return int(self.file.execute("PRAGMA data_version").fetchone()[0])

    def restore(self) -> None:
        """Put back what it held."""
        self._held.backup(self.file)

    def close(self) -> None:
        """Give the connections back."""
        self.file.close()
        self._held.close()
