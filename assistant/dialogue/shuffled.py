"""The same shop with its catalogue in another order: no reply may depend on the order of lines."""

import random
import shutil
from pathlib import Path

from assistant.shop.folder import ShopFolder
from retrieval.encoder import find_model, load_encoder
from retrieval.index import build_index

__all__ = ["shuffled_copy"]

SEED = 7


def shuffled_copy(folder: ShopFolder, target: Path) -> ShopFolder:
    """Copy a shop into `target`, its catalogue's lines shuffled and its index brought along.

    Pictures are left behind. What the index holds already is not encoded again.
    """
    shutil.copytree(folder.path, target, ignore=shutil.ignore_patterns("images", "*.db*"))
    lines = folder.catalog_path.read_text(encoding="utf-8").splitlines()
    random.Random(SEED).shuffle(lines)
    (target / "catalog.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    copy = ShopFolder.open(target)
    if not copy.index_dir.exists() and folder.index_dir.exists():
        shutil.copytree(folder.index_dir, copy.index_dir)
    encoder = load_encoder(
        find_model(copy.state_dir, copy.path), cache=folder.state_dir / "encoder"
    )
    build_index(copy.catalog(), copy.index_dir, encoder)
    return copy
