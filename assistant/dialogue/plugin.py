"""pytest plugin: scripts under a `dialogues` folder become test items, one each.

`dialogues/*.yaml` is collected wherever pytest looks. The shop is the folder that holds the
`dialogues` folder when that is a shop, else the demo shop; `--vitrine-shop` says another. One shop
is opened per process and kept for all its items.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from assistant.dialogue.cases import Case
    from assistant.dialogue.stage import Stage

__all__ = ["DialogueFile", "DialogueItem", "pytest_addoption", "pytest_collect_file"]

_STAGES: "pytest.StashKey[dict[Path | None, Stage]]" = pytest.StashKey()
FOLDER = "dialogues"


class FailedDialogue(Exception):
    """A script that did not pass; its text is the transcript with what was expected."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("vitrine", "scripted dialogues")
    group.addoption("--vitrine-shop", metavar="DIR", help="shop folder for dialogue scripts")
    group.addoption("--vitrine-model", metavar="NAME", help="chat model for dialogue scripts")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "DialogueFile | None":
    """Collect `*.yaml` in a folder named dialogues."""
    if file_path.suffix in {".yaml", ".yml"} and file_path.parent.name == FOLDER:
        return DialogueFile.from_parent(parent, path=file_path)
    return None


def pytest_configure(config: pytest.Config) -> None:
    """Start with no shop open."""
    config.stash[_STAGES] = {}


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close the shops that were opened."""
    for stage in config.stash.get(_STAGES, {}).values():
        stage.close()


class DialogueFile(pytest.File):
    """One file of scripts."""

    def collect(self) -> Iterator["DialogueItem"]:
        """Yield its scripts; an error in the file is one line."""
        from assistant.dialogue.cases import collect
        from assistant.errors import DialogueError

        try:
            cases = collect([self.path], self.config.rootpath)
        except DialogueError as error:
            raise self.CollectError(str(error)) from None
        for case in cases:
            yield DialogueItem.from_parent(self, name=case.script.name, case=case)


class DialogueItem(pytest.Item):
    """One script."""

    def __init__(self, *, case: "Case", **given: Any) -> None:  # noqa: ANN401 - pytest's own
        """Keep the script; its tags become keywords."""
        super().__init__(**given)
        self.case = case
        self.extra_keyword_matches.update(case.script.tags)

    def runtest(self) -> None:
        """Play it.

        Raises:
            FailedDialogue: it did not pass.
        """
        from assistant.dialogue.report import failure_text

        result = _stage(self.config, self.path).play(self.case.script, self.case.file)
        if not result.passed:
            raise FailedDialogue(failure_text(result))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401 - pytest's own
        """Tell a failed script by its transcript alone."""
        if isinstance(excinfo.value, FailedDialogue):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where it stands and what it is called."""
        return self.path, 0, self.name


def _stage(config: pytest.Config, path: Path) -> "Stage":
    from assistant.dialogue.setting import Setting
    from assistant.dialogue.stage import Stage

    stages = config.stash[_STAGES]
    shop = _shop(config, path)
    if shop not in stages:
        _build_index(shop)
        stages[shop] = Stage(Setting(shop=shop, model=config.getoption("--vitrine-model")))
    return stages[shop]


def _build_index(shop: Path | None) -> None:
    """Bring the shop's index up to date; of several test processes, one does it."""
    import fcntl

    from assistant.shop.folder import ShopFolder
    from assistant.turn.floor import open_retriever
    from retrieval.encoder import find_model, load_encoder
    from retrieval.errors import IndexMissing
    from retrieval.index import build_index

    folder = ShopFolder.open(shop)
    folder.state_dir.mkdir(parents=True, exist_ok=True)
    with (folder.state_dir / "tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            open_retriever(folder)
        except IndexMissing:
            model = find_model(folder.state_dir, folder.path)
            encoder = load_encoder(model, cache=folder.state_dir / "encoder")
            build_index(folder.catalog(), folder.index_dir, encoder)


def _shop(config: pytest.Config, path: Path) -> Path | None:
    asked = config.getoption("--vitrine-shop")
    if asked:
        return Path(asked)
    home = path.parent.parent
    return home if (home / "shop.toml").is_file() else None
