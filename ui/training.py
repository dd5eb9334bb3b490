"""What `vitrine train` does between the command line and the trainer."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.shop.folder import ShopFolder
from retrieval.behaviour import event_pairs, read_events
from retrieval.catalog import Catalog
from retrieval.encoder import find_model, load_encoder
from retrieval.encoder.protocol import Vectors
from retrieval.errors import RetrievalError, TrainingError
from retrieval.pairs import Pair, read_pairs
from retrieval.search import Retriever
from retrieval.train import TrainSettings
from retrieval.train.tune import TuneReport, tune
from ui.progress import progress_bar

__all__ = ["train_shop"]

# Settings whose option is called otherwise on the command line.
OPTION_NAMES = {"pairs": "pseudo-queries"}


def train_shop(
    shop: Path | None,
    pairs: Path | None,
    events: Path | None,
    out: Path | None,
    trials: int,
    options: dict[str, Any],
) -> TuneReport:
    """Train on a shop's data.

    Args:
        shop: the folder; None for the demo shop.
        pairs: a file of query-product pairs, or None.
        events: a file of behaviour; None takes the shop's events.jsonl if it has one.
        out: where the model goes; None for the shop's .vitrine/model.
        trials: how many short trainings choose the hyper-parameters first; 0 for none.
        options: of TrainSettings, as typed.

    Raises:
        TrainingError: data or settings cannot be used.
    """
    folder = ShopFolder.open(shop)
    catalog = folder.catalog()
    settings = read_settings(options)
    behaviour: list[Pair] = read_pairs(pairs, catalog) if pairs else []
    own = folder.path / "events.jsonl"
    if events or own.is_file():
        behaviour += event_pairs(read_events(events or own, catalog), catalog)
    vectors = _indexed_vectors(folder, catalog)
    if trials:
        from retrieval.train.trials import search_settings

        with progress_bar("Trying settings") as progress:
            settings = search_settings(catalog, behaviour, settings, trials, vectors, progress)
    target = out or folder.state_dir / "model"
    with progress_bar("Training") as progress:
        return tune(catalog, behaviour, settings, target, vectors=vectors, progress=progress)


def read_settings(options: dict[str, Any]) -> TrainSettings:
    """Return settings from what was typed.

    Raises:
        TrainingError: a value is not allowed; names it.
    """
    typed = str(options.get("matryoshka") or "")
    numbers = [part.strip() for part in typed.split(",") if part.strip()]
    if not all(number.isdigit() and 8 <= int(number) <= 384 for number in numbers):
        raise TrainingError(f"--matryoshka {typed!r} is not allowed; give numbers such as 256,128.")
    try:
        return TrainSettings(**{**options, "matryoshka": tuple(int(n) for n in numbers)})
    except ValidationError as error:
        first = error.errors()[0]
        name = OPTION_NAMES.get(str(first["loc"][0]), str(first["loc"][0]).replace("_", "-"))
        raise TrainingError(
            f"--{name} {first['input']!r} is not allowed: {first['msg']}."
        ) from None


def _indexed_vectors(folder: ShopFolder, catalog: Catalog) -> Vectors | None:
    """Return the vectors of the index in use, or None where there is none to use."""
    name = find_model(folder.state_dir, folder.path)
    try:
        encoder = load_encoder(name, cache=folder.state_dir / "encoder")
        return Retriever.open(catalog, folder.index_dir, encoder).vectors
    except RetrievalError:
        return None
