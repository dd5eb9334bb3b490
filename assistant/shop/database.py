"""Opening the shop's database: one engine, transactions that really are, the schema up to date.

The border to SQLAlchemy's engines and to Alembic. It knows no rules and no records.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from assistant.errors import StoreError

__all__ = ["Database"]

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_TIMEOUT_S = 30
MIGRATION_LOCK = 8_417_220  # any number that nothing else on the server locks


class Database:
    """One SQL database with the shop's schema in it."""

    def __init__(self, engine: Engine) -> None:
        """Take an engine made by `open`."""
        self.engine = engine

    @classmethod
    def open(cls, url: str) -> "Database":
        """Open or create the database and bring its schema up to date.

        Args:
            url: an SQLAlchemy URL: "sqlite:////var/shop.db", "postgresql://user@host/shop".

        Raises:
            StoreError: the URL is not one, its driver is missing, the server does not answer, or
                the schema is newer than this program.
        """
        try:
            engine = create_engine(url, **_options(url))
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            raise StoreError(
                f"Cannot use database URL {_masked(url)}: {_first_line(error)}. "
                "Allowed: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE"
            ) from None
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine)
        database = cls(engine)
        try:
            database._migrate()
        except DBAPIError as error:
            engine.dispose()
            raise StoreError(
                f"Cannot open database {_masked(url)}: {_first_line(error.orig or error)}"
            ) from None
        return database

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that sees one state and writes nothing."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction; committed at the end, rolled back on any error.

        On SQLite it holds the write lock from its start, so that what it reads cannot change
        before it writes. On PostgreSQL rows are locked where they are read (FOR UPDATE).

        Raises:
            StoreError: the database is locked too long or refuses the connection.
        """
        options = {"vitrine_writes": True}
        with self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        head = ScriptDirectory.from_config(config).get_current_head()
        with self.reading() as connection:
            if MigrationContext.configure(connection).get_current_revision() == head:
                return
        with self.writing() as connection:
            if connection.dialect.name == "postgresql":  # one worker at a time
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
            current = MigrationContext.configure(connection).get_current_revision()
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError as error:
                raise StoreError(
                    f"The database has schema {current}, which this version does not know: "
                    f"{_first_line(error)}. Use the newer Vitrine that made it."
                ) from None


def _options(url: str) -> dict[str, Any]:
    if make_url(url).get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": BUSY_TIMEOUT_S}}
    return {"pool_pre_ping": True}


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
        # Python's sqlite3 would begin late and commit early; SQLAlchemy's begin event does both.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("vitrine_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _masked(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return repr(url.split("@")[-1])


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
