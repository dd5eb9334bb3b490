"""Makes a shop's folder of a merchant's feed, or renews the catalogue of one that is there.

All or nothing: what is new is written beside the folder, flushed to the disk, and only then moved
into its place. It knows files and settings; what a feed means is `retrieval.feeds`' work.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import ShopError
from assistant.shop.folder import STATE_NAME, ShopFolder
from assistant.shop.settings import ShopSettings, read_settings
from assistant.shop.settings_file import renewed_settings, written_settings
from retrieval.catalog import Facet, Product, settle_facets, write_products
from retrieval.feeds import BadRow, ColumnMap, Feed, read_feed
from retrieval.prices import is_currency

__all__ = ["InitReport", "create_shop_folder"]

CATALOG = "catalog.jsonl"
SETTINGS = "shop.toml"
TOLD_BAD_ROWS = 5
DEFAULT_LOCALE = "en_US"


@dataclass(frozen=True, slots=True)
class InitReport:
    """What `vitrine init` did.

    Attributes:
        path: the shop's folder.
        format: of the feed, as a person calls it.
        rows: in the feed, bad ones among them.
        products: in the new catalogue.
        bad: rows and variants that were left out, by line.
        place: what a line number counts: "line", "entry" or "row".
        mapping: which column was read as what.
        currency: of every price.
        currency_source: how it is known, in words.
        facets: as written to shop.toml.
        notes: what was decided on the way.
        renewed: whether the shop was there before.
    """

    path: Path
    format: str
    rows: int
    products: int
    bad: tuple[BadRow, ...]
    place: str
    mapping: ColumnMap
    currency: str
    currency_source: str
    facets: tuple[Facet, ...]
    notes: tuple[str, ...]
    renewed: bool

    def to_json(self) -> dict[str, object]:
        """Return the report as plain JSON values."""
        return {
            "path": str(self.path),
            "format": self.format,
            "rows": self.rows,
            "products": self.products,
            "bad_rows": [{self.place: bad.line, "reason": bad.reason} for bad in self.bad],
            "mapping": self.mapping.to_json(),
            "currency": self.currency,
            "currency_source": self.currency_source,
            "facets": [
                {
                    "name": facet.name,
                    "label": facet.label,
                    "kind": facet.kind,
                    "weight": facet.weight,
                    "values": list(facet.values[:20]),
                }
                for facet in self.facets
            ],
            "notes": list(self.notes),
            "renewed": self.renewed,
        }


def create_shop_folder(
    path: Path,
    feed: Path,
    *,
    mapping: Path | None = None,
    strict: bool = False,
    name: str | None = None,
    currency: str | None = None,
    locale: str | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> InitReport:
    """Make a shop's folder, or give an existing one a new catalogue.

    Of a shop that is there, everything but its catalogue stays: settings keep the owner's edits
    and only gain facets that the new data offers. A run that fails at any point, or is killed,
    leaves it as it was.

    Args:
        path: the folder.
        feed: the merchant's file.
        mapping: TOML or JSON, field -> column; None guesses every column.
        strict: refuse a feed that has any bad row.
        name: of the shop; made from the folder's name when left out.
        currency: for prices that do not say theirs.
        locale: how prices are written, such as "en_IE"; also gives the currency where neither the
            feed nor `currency` does.
        tell: called with each step's name as it begins.

    Raises:
        FeedError: the feed or the mapping cannot be used.
        ShopError: the folder cannot be written or is no shop, an option is not allowed, or the
            feed has bad rows and `strict` is set.
    """
    folder = Path(path).expanduser().absolute()
    old = _existing_settings(folder)
    settled_locale = None if locale is None else _checked_locale(locale)
    usual = _usual_currency(settled_locale, old)
    read = read_feed(
        Path(feed).expanduser(),
        mapping=mapping,
        currency=None if currency is None else currency.strip().upper(),
        usual_currency=usual,
        tell=tell,
    )
    if strict and read.bad:
        raise ShopError(_refusal(read, feed))
    settings = ShopSettings(
        name=name or (old.name if old else _name_of(folder)),
        currency=read.currency,
        locale=settled_locale or (old.locale if old else read.locale or DEFAULT_LOCALE),
    )
    tell("choosing facets")
    inferred = settle_facets(read.products, None)
    with _staging(folder) as staged:
        tell(f"writing {len(read.products)} products")
        _write_catalog(staged / CATALOG, read.products)
        text = (
            written_settings(settings, inferred)
            if old is None
            else renewed_settings(folder / SETTINGS, settings, inferred)
        )
        _write_text(staged / SETTINGS, text)
        read_settings(staged / SETTINGS)
        _move_into_place(staged, folder)
    catalog = ShopFolder.open(folder).catalog()
    return InitReport(
        path=folder,
        format=read.format,
        rows=read.rows,
        products=len(catalog),
        bad=read.bad,
        place=read.place,
        mapping=read.mapping,
        currency=read.currency,
        currency_source=read.currency_source,
        facets=catalog.facets,
        notes=read.notes,
        renewed=old is not None,
    )


def _existing_settings(folder: Path) -> ShopSettings | None:
    """Return the settings of the shop that is there; None where nothing is.

    Raises:
        ShopError: the path is a file, or a folder that is no shop's and not empty.
    """
    if not folder.exists():
        return None
    if not folder.is_dir():
        raise ShopError(f"{folder} is a file; name a folder for the shop.")
    if (folder / SETTINGS).exists():
        return read_settings(folder / SETTINGS)
    if any(entry.name not in (STATE_NAME, CATALOG) for entry in folder.iterdir()):
        raise ShopError(
            f"{folder} is not empty and is no shop: it has no shop.toml. Name a new folder."
        )
    return None


def _checked_locale(locale: str) -> str:
    from babel.core import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(locale.strip().replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        raise ShopError(
            f"The locale {locale!r} is not known; give a language and a country, such as en_IE."
        ) from None


def _usual_currency(locale: str | None, old: ShopSettings | None) -> str | None:
    from babel.core import Locale
    from babel.numbers import get_territory_currencies

    territory = Locale.parse(locale).territory if locale else None
    if territory:
        used: list[str] = get_territory_currencies(territory)
        if used and is_currency(used[-1]):
            return used[-1]
    return old.currency if old else None


def _name_of(folder: Path) -> str:
    words = re.sub(r"[-_.\s]+", " ", folder.name).strip()
    return words.title()[:200] or "Shop"


def _refusal(read: Feed, feed: Path) -> str:
    told = "; ".join(f"{read.place} {b.line}: {b.reason}" for b in read.bad[:TOLD_BAD_ROWS])
    more = f"; and {len(read.bad) - TOLD_BAD_ROWS} more" if len(read.bad) > TOLD_BAD_ROWS else ""
    return (
        f"{Path(feed).name} has {len(read.bad)} bad rows and --strict is set, so nothing was "
        f"written. {told}{more}."
    )


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """Give a new folder on the shop's own disk, which is gone afterwards.

    It lies beside the shop, so that a killed run leaves the shop itself untouched; what killed
    runs left there is cleared away.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.parent
    mounted = folder.is_dir() and folder.stat().st_dev != beside.stat().st_dev
    if mounted or not os.access(beside, os.W_OK):
        beside = folder
    prefix = f".{folder.name}.init-"
    for left in beside.glob(f"{prefix}*"):
        if not _is_running(left.name.removeprefix(prefix)):
            shutil.rmtree(left, ignore_errors=True)
    staged = Path(tempfile.mkdtemp(prefix=f"{prefix}{os.getpid()}-", dir=beside))
    try:
        staged.chmod(0o755)
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _is_running(name: str) -> bool:
    pid = name.split("-")[0]
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _write_catalog(path: Path, products: Sequence[Product]) -> None:
    with path.open("wb") as file:
        write_products(products, file)
        file.flush()
        os.fsync(file.fileno())


def _write_text(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _move_into_place(staged: Path, folder: Path) -> None:
    """Move the new files in: a new folder in one step, an old one's files one by one.

    The catalogue goes first: the old settings fit it as long as the currency stays.
    """
    _flush(staged)
    if not folder.exists():
        new = staged.with_name(staged.name + "-new")
        staged.rename(new)
        try:
            new.rename(folder)
        except OSError:
            shutil.rmtree(new, ignore_errors=True)
            raise
    else:
        for name in (CATALOG, SETTINGS):
            os.replace(staged / name, folder / name)
        _flush(folder)
    _flush(folder.parent)


def _flush(folder: Path) -> None:
    """Write a folder's entries to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
