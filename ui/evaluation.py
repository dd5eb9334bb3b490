"""What `vitrine evaluate retrieval` does between the command line and the measures."""

from collections.abc import Mapping
from pathlib import Path

from assistant.config import load_settings
from assistant.shop.folder import ShopFolder
from retrieval.catalog import Catalog
from retrieval.encoder import Encoder, find_model, load_encoder
from retrieval.errors import IndexMissing
from retrieval.evaluate import Evaluation, evaluate_systems, retrieval_systems
from retrieval.index import build_index
from retrieval.rerank import load_cross_encoder
from retrieval.search import Retriever
from ui.progress import progress_bar

__all__ = ["evaluate_shop"]


def evaluate_shop(
    folder: ShopFolder,
    queries: Mapping[str, str],
    qrels: Mapping[str, Mapping[str, int]],
    model: Path | None = None,
    plot: Path | None = None,
    cross_encoder: str | None = None,
) -> Evaluation:
    """Measure a shop's search; indexes that are missing are built beside the one in use.

    Args:
        folder: the shop.
        queries: query id -> text.
        qrels: query id -> product id -> grade.
        model: a tuned model; None for the shop's own, if it has one.
        plot: a folder for pictures, or None.
        cross_encoder: measured as one more system, or None.
    """
    catalog = folder.catalog()
    cache = folder.state_dir / "encoder"
    chosen = model or load_settings().encoder or find_model(folder.state_dir, folder.path)
    # Opened before anything is encoded, so that a wrong model is told of at once.
    encoder = None if chosen is None else load_encoder(chosen, cache=cache)
    reranker = load_cross_encoder(cross_encoder) if cross_encoder else None
    base = _retriever(folder, catalog, load_encoder(cache=cache), "index-base")
    tuned = None if encoder is None else _retriever(folder, catalog, encoder, "index-tuned")
    evaluation = evaluate_systems(retrieval_systems(base, tuned, reranker), queries, qrels)
    if plot is not None:
        from retrieval.evaluate.plot import draw_measures, draw_space

        draw_measures(evaluation, plot / "measures.png")
        draw_space(catalog, base.vectors, tuned.vectors if tuned else None, plot / "space.png")
    return evaluation


def _retriever(folder: ShopFolder, catalog: Catalog, encoder: Encoder, spare: str) -> Retriever:
    """Return search with an encoder: by the index in use if it is of it, else by a spare one."""
    try:
        return Retriever.open(catalog, folder.index_dir, encoder)
    except IndexMissing:
        index_dir = folder.state_dir / spare
        with progress_bar(f"Encoding products with {encoder.name}") as progress:
            build_index(catalog, index_dir, encoder, progress)
        return Retriever.open(catalog, index_dir, encoder)
