"""A shop is a folder: where its parts are, and what of it is built where.

It reads settings and the catalogue; it knows no index, no orders and no conversations.
"""

import hashlib
import os
import tempfile
from functools import cached_property
from pathlib import Path

from assistant.config import load_settings
from assistant.errors import ShopError
from assistant.shop.settings import ShopSettings, read_settings
from retrieval.catalog import Catalog, load_catalog

__all__ = ["DEMO_SHOP", "STATE_NAME", "ShopFolder"]

DEMO_SHOP = Path(__file__).parent / "demo"
STATE_NAME = ".vitrine"


class ShopFolder:
    """One shop's folder, open for reading."""

    def __init__(self, path: Path, settings: ShopSettings, state_dir: Path) -> None:
        """Keeps the parts; `open` is the way in."""
        self.path = path
        self.settings = settings
        self.state_dir = state_dir

    @classmethod
    def open(cls, path: Path | None = None) -> "ShopFolder":
        """Open a shop's folder.

        Args:
            path: the folder; None for the demo shop.

        Raises:
            ShopError: there is no such folder, no shop.toml in it, or a key of it is not allowed.
        """
        folder = (DEMO_SHOP if path is None else Path(path)).expanduser().absolute()
        if not folder.is_dir():
            what = "is a file, not a shop's folder" if folder.exists() else "is not there"
            raise ShopError(f"{folder} {what}. Make a shop: vitrine init {folder} --catalog FILE.")
        return cls(folder, read_settings(folder / "shop.toml"), _state_dir(folder))

    @property
    def catalog_path(self) -> Path:
        """The products, one a line."""
        return self.path / "catalog.jsonl"

    @property
    def policies_dir(self) -> Path:
        """The written policies, one Markdown file each; may be missing."""
        return self.path / "policies"

    @property
    def dialogues_dir(self) -> Path:
        """The shop's own dialogue tests; may be missing."""
        return self.path / "dialogues"

    @property
    def index_dir(self) -> Path:
        """Where the index is built."""
        return self.state_dir / "index"

    @cached_property
    def _catalog(self) -> Catalog:
        return load_catalog(
            self.catalog_path,
            self.settings.currency,
            self.settings.facets,
            cache_dir=self.state_dir,
        )

    def catalog(self) -> Catalog:
        """Return the catalogue, read once.

        Raises:
            CatalogError: catalog.jsonl is missing or a line of it is no product.
        """
        return self._catalog


def _state_dir(folder: Path) -> Path:
    """Where to build: in the folder; for a folder that cannot be written, beside others'."""
    if os.access(folder, os.W_OK):
        return folder / STATE_NAME
    root = load_settings().state_dir or Path(tempfile.gettempdir()) / "vitrine"
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return root / f"{folder.name}-{digest}"
