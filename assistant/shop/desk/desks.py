"""All desks of a shop's folder: opened once per process, one desk per message."""

import hashlib
import os
import secrets
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from assistant.config import Settings, load_settings
from assistant.errors import ConfigError
from assistant.outside import Outside
from assistant.policies import Policies
from assistant.shop.database import Database
from assistant.shop.desk.console import Console
from assistant.shop.desk.desk import Desk
from assistant.shop.desk.store import DeskStore
from assistant.shop.folder import ShopFolder
from assistant.shop.http import HttpShop
from assistant.shop.offers import Offers, open_offers
from assistant.shop.protocol import Shop
from assistant.shop.seeding import seed_catalog, seed_records
from assistant.shop.settings import ShopSettings
from assistant.shop.sql_shop import SqlShop

__all__ = ["Desks"]


class Desks:
    """A shop's records and its service desks.

    Attributes:
        shop: customers, orders and items: our own database's, or the merchant's over HTTP.
        store: what the desks keep.
        console: for the shop's people.
    """

    def __init__(
        self,
        shop: Shop,
        store: DeskStore,
        settings: ShopSettings,
        secret: str,
        passages: Mapping[str, str],
        offers: Offers | None = None,
    ) -> None:
        """Keep the parts; `open` is the way in."""
        self.shop = shop
        self.store = store
        self.console = Console(store)
        self.secret = secret
        self._settings = settings
        self._passages = passages
        self._offers = offers

    @classmethod
    def open(
        cls,
        folder: ShopFolder,
        settings: Settings | None = None,
        outside: Outside | None = None,
    ) -> "Desks":
        """Open a folder's records: VITRINE_DATABASE_URL, or an SQLite file in its state.

        With [orders] service_url in shop.toml, customers and orders are the merchant's and only
        conversations, proposals, carts and tickets are kept here.

        Raises:
            StoreError: the database cannot be opened, or a seed file does not have its form.
            CatalogError: the catalogue cannot be read.
            ConfigError: a service_url is set and no VITRINE_SHOP_TOKEN.
        """
        settings, outside = settings or load_settings(), outside or Outside()
        folder.state_dir.mkdir(parents=True, exist_ok=True)
        url = settings.database_url or f"sqlite:///{folder.state_dir / 'shop.db'}"
        database = Database.open(url)
        service_url = folder.settings.orders.service_url
        shop: Shop
        if service_url is not None:
            shop = HttpShop(service_url, _service_token(settings, service_url))
        else:
            _seed(database, folder, outside.clock().date())
            shop = SqlShop(database, folder.settings.orders, clock=outside.clock)
        secret = settings.secret.get_secret_value() if settings.secret else None
        passages = {p.source: p.text for p in Policies.read(folder.policies_dir).passages}
        return cls(
            shop,
            DeskStore(database, outside),
            folder.settings,
            secret or _own_secret(folder.state_dir / "secret"),
            passages,
            open_offers(folder, folder.catalog(), outside.clock),
        )

    def at(self, conversation_id: str) -> Desk:
        """The desk for one message of a conversation."""
        return Desk(
            self.shop,
            self.store,
            conversation_id,
            self._settings,
            secret=self.secret,
            passages=self._passages,
            offers=self._offers,
        )

    def close(self) -> None:
        """Give the database connections back."""
        self.store.database.close()


def _seed(database: Database, folder: ShopFolder, today: date) -> None:
    final_sale = folder.settings.orders.final_sale
    digest = hashlib.sha256(folder.catalog_path.read_bytes() + repr(final_sale).encode())
    for attempt in (1, 2):
        try:
            seed_catalog(database, folder.catalog(), digest.hexdigest(), final_sale)
            seed_records(database, folder.path, today=today)
            return
        except IntegrityError:  # another worker seeded first; look again and find it done
            if attempt == 2:  # noqa: PLR2004 - once is a race, twice is a fault
                raise


def _service_token(settings: Settings, url: str) -> str:
    if settings.shop_token is None:
        raise ConfigError(f"No token for the order service at {url}. Set VITRINE_SHOP_TOKEN.")
    return settings.shop_token.get_secret_value()


def _own_secret(path: Path) -> str:
    """A secret of this shop's own, made once; for links, and identity tokens signed with it."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    secret = secrets.token_urlsafe(32)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secret)
    return secret
