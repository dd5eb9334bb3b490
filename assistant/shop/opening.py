"""Opening a folder's shop: its database, seeded and in step with its catalogue."""

import hashlib

from sqlalchemy.exc import IntegrityError

from assistant.config import Settings, load_settings
from assistant.shop.database import Database
from assistant.shop.folder import ShopFolder
from assistant.shop.seeding import seed_catalog, seed_records
from assistant.shop.sql_shop import SqlShop

__all__ = ["open_shop"]


def open_shop(folder: ShopFolder, settings: Settings | None = None) -> SqlShop:
    """Open the shop's records: VITRINE_DATABASE_URL, or an SQLite file in the folder's state.

    Raises:
        StoreError: the database cannot be opened, or the seed files do not have their form.
        CatalogError: the catalogue cannot be read.
    """
    settings = settings or load_settings()
    url = settings.database_url
    if url is None:
        folder.state_dir.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{folder.state_dir / 'shop.db'}"
    database = Database.open(url)
    digest = hashlib.sha256(folder.catalog_path.read_bytes()).hexdigest()
    for attempt in (1, 2):
        try:
            seed_catalog(database, folder.catalog(), digest)
            seed_records(database, folder.path)
            break
        except IntegrityError:  # another worker seeded first; look again and find it done
            if attempt == 2:  # noqa: PLR2004 - once is a race, twice is a fault
                raise
    return SqlShop(database, folder.settings.orders)
