"""`vitrine index`: builds or refreshes a shop's index."""

from typing import TYPE_CHECKING

from ui.commands.options import JsonOption, ShopOption, print_json, print_line

if TYPE_CHECKING:
    from assistant.shop.folder import ShopFolder
    from retrieval.index import IndexReport
    from retrieval.search import Retriever

__all__ = ["ensure_index", "index"]


def index(
    shop: ShopOption = None,
    as_json: JsonOption = False,
) -> None:
    """Build the index, or bring it up to date: only what is new or changed is encoded.

    A build that was broken off goes on where it was.

    Example: vitrine index --shop my-shop
    """
    from dataclasses import asdict

    from assistant.shop.folder import ShopFolder

    folder = ShopFolder.open(shop)
    catalog = folder.catalog()
    report = _build(folder)
    if as_json:
        print_json(asdict(report))
        return
    print_line(
        f"{len(catalog)} products: {report.added} added, {report.updated} updated, "
        f"{report.removed} removed, {report.unchanged} unchanged, in {report.seconds:.1f} s."
    )


def ensure_index(folder: "ShopFolder") -> "Retriever":
    """Open a shop's index; build it first where it is missing or not of this catalogue."""
    from assistant.turn.floor import open_retriever
    from retrieval.errors import IndexMissing

    try:
        return open_retriever(folder)
    except IndexMissing:
        _build(folder)
        return open_retriever(folder)


def _build(folder: "ShopFolder") -> "IndexReport":
    from assistant.config import load_settings
    from retrieval.encoder import find_model, load_encoder
    from retrieval.index import build_index
    from ui.progress import progress_bar

    settings = load_settings()
    name = settings.encoder or find_model(folder.state_dir, folder.path)
    with progress_bar("Encoding products") as progress:
        return build_index(
            folder.catalog(),
            folder.index_dir,
            load_encoder(name, cache=folder.state_dir / "encoder"),
            progress,
            url=settings.chroma_url,
        )
