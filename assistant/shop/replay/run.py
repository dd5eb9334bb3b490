"""`vitrine replay`: every task on a fresh shop, and the end states compared.

A task passes when each action was refused exactly where the recording refused it and every
order, user and product ends as recorded, to the cent.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.errors import ShopError
from assistant.shop.database import Database
from assistant.shop.policy import OrderPolicy
from assistant.shop.replay.actions import ActionRefused, RecordedActions
from assistant.shop.replay.records import customer_in, items_in, order_in
from assistant.shop.replay.states import changed_records, differences
from assistant.shop.rows import insert_customers, insert_items, insert_orders
from assistant.shop.rules import RECORDED
from assistant.shop.sql_shop import SqlShop

__all__ = ["ReplayReport", "TaskResult", "replay"]


@dataclass(frozen=True, slots=True)
class TaskResult:
    """One task: what differs from the recording, nothing when it passed."""

    task_id: str
    actions: int
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing differs."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """All tasks, in the order of the tasks file."""

    results: tuple[TaskResult, ...]

    @property
    def passed(self) -> int:
        """Tasks that ended as recorded."""
        return sum(result.passed for result in self.results)

    @property
    def failed(self) -> int:
        """Tasks that did not."""
        return len(self.results) - self.passed

    def to_json(self) -> dict[str, object]:
        """The report as plain JSON values."""
        return {
            "passed": self.passed,
            "failed": self.failed,
            "tasks": [
                {"id": r.task_id, "actions": r.actions, "differences": list(r.differences)}
                for r in self.results
            ],
        }


def replay(
    db_file: Path,
    tasks_file: Path,
    expected_file: Path,
    progress: Callable[[TaskResult], None] | None = None,
) -> ReplayReport:
    """Replay every task on a shop of its own and compare where it ends.

    Args:
        db_file: the shop at the start, {"products", "users", "orders"}.
        tasks_file: a list of tasks, actions under evaluation_criteria.actions.
        expected_file: task id -> {"actions", "changed"}, as recorded.
        progress: called after each task.

    Raises:
        ShopError: a file is not of that form; names the file and what is wrong.
    """
    db = _load(db_file, ("products", "users", "orders"))
    tasks = _read_tasks(tasks_file)
    expected = _load(expected_file, ())
    results = []
    with tempfile.TemporaryDirectory(prefix="vitrine-replay-") as folder:
        start = Path(folder) / "start.db"
        _seed(start, db, db_file)
        for task_id, actions in tasks:
            result = _replay_task(start, db, task_id, actions, expected.get(task_id))
            results.append(result)
            if progress is not None:
                progress(result)
    return ReplayReport(tuple(results))


def _replay_task(
    start: Path,
    db: Mapping[str, Any],
    task_id: str,
    actions: Sequence[Mapping[str, Any]],
    expected: Mapping[str, Any] | None,
) -> TaskResult:
    if expected is None:
        return TaskResult(task_id, len(actions), ("the file of expected end states lacks it",))
    here = start.with_name("task.db")
    shutil.copyfile(start, here)
    database = Database.open(f"sqlite:///{here}")
    try:
        # What the recorded shop's policy sets otherwise; every other rule is the shop's own.
        policy = OrderPolicy(
            return_window_days=None,
            exchange_window_days=None,
            changes_after_items=True,
            same_country_only=False,
        )
        doing = RecordedActions(SqlShop(database, policy, books=RECORDED), task_id)
        found = _do_all(doing, actions, expected.get("actions", []))
        changed = changed_records(database, start, db)
    finally:
        database.close()
        for leftover in here.parent.glob("task.db*"):
            leftover.unlink()
    found += differences(changed, expected.get("changed", {}))
    return TaskResult(task_id, len(actions), tuple(found))


def _do_all(
    doing: RecordedActions,
    actions: Sequence[Mapping[str, Any]],
    recorded: Sequence[Mapping[str, Any]],
) -> list[str]:
    found = []
    for number, (action, record) in enumerate(zip_longest(actions, recorded), 1):
        if action is None:
            found.append(f"action {number}: {record['name']} was recorded and is not in the task")
            continue
        name = action["name"]
        try:
            doing.do(name, action.get("arguments") or {})
            refusal = None
        except ActionRefused as refused:
            refusal = str(refused)
        if record is None:
            found.append(f"action {number}: {name} was not recorded")
        elif (record["error"] is None) != (refusal is None):
            ours = f"refused here ({refusal})" if refusal else "done here"
            theirs = f"refused there ({record['error']})" if record["error"] else "done there"
            found.append(f"action {number}: {name} was {ours} and {theirs}")
    return found


def _seed(path: Path, db: Mapping[str, Any], source: Path) -> None:
    database = Database.open(f"sqlite:///{path}")
    try:
        with database.writing() as connection:
            for product in db["products"].values():
                insert_items(connection, items_in(product))
            insert_customers(connection, map(customer_in, db["users"].values()))
            insert_orders(connection, map(order_in, db["orders"].values()))
    except (KeyError, TypeError, AttributeError, ValidationError) as error:
        reason = str(error).splitlines()[0]
        raise ShopError(f"{source} holds a record that cannot be read: {reason}") from None
    finally:
        database.close()


def _read_tasks(path: Path) -> list[tuple[str, list[Mapping[str, Any]]]]:
    try:
        return [
            (str(task["id"]), (task.get("evaluation_criteria") or {}).get("actions") or [])
            for task in json.loads(path.read_text(encoding="utf-8"))
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ShopError(
            f"{path} is not a list of tasks with id and evaluation_criteria.actions: {error!r}"
        ) from None


def _load(path: Path, keys: Sequence[str]) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ShopError(f"{path} is not JSON: {error}") from None
    missing = [key for key in keys if not isinstance(data, dict) or key not in data]
    if missing or not isinstance(data, dict):
        raise ShopError(f"{path} is not an object with the keys {', '.join(keys) or 'task ids'}")
    return data
