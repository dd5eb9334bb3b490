"""The process is killed at the worst moments; the next message finds the truth.

A child process works on the database and kills itself with SIGKILL where the test says: between
proposal and yes, between yes and commit, after the shop's commit before the desk's own note, and
after that before the reply.
"""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.shop.refusals import Refusal

CHILD = """
import os, runpy, signal, sys

here, url, moment = sys.argv[1:]
place = runpy.run_path(here)["open_place"](url)
shop, store = place.shop, place.store


def die(*_arguments, **_options):
    os.kill(os.getpid(), signal.SIGKILL)


proposal = place.desk().orders.cancel("V-1", "no longer needed").record["id"]
if moment == "between proposal and yes":
    die()
if moment == "between yes and commit":
    import assistant.shop.sql_shop as inside

    inside._leave_traces = die  # everything is written, nothing is committed
if moment == "after the shop's commit":
    store.finish_proposal = die
place.desk().proposals.confirm(proposal)
die()  # after the commit, before the reply
"""


@pytest.fixture
def crash(tmp_path, filled, open_at):
    """Let a child die at a moment, and open what it left behind."""
    opened = []

    def crash(moment):

        path = tmp_path / "shop.db"
        shutil.copyfile(filled, path)
        url = f"sqlite:///{path}"
        conftest = Path(__file__).with_name("conftest.py")
        child = subprocess.run(
            [sys.executable, "-c", CHILD, str(conftest), url, moment],
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert child.returncode == -signal.SIGKILL, child.stderr
        opened.append(open_at(url))
        return opened[-1]

    yield crash
    for place in opened:
        place.database.close()


def is_cancelled_once(place):
    order = place.order("V-1")
    kinds = [payment.kind for payment in order.payments]
    with place.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT count(*) FROM audit").scalar()
    return (order.status, kinds, place.stock("boot-42"), rows) == (
        "cancelled",
        ["payment", "refund"],
        4,
        1,
    )


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["between proposal and yes", "between yes and commit"])
def test_nothing_was_done_and_the_yes_still_counts(crash, moment):
    place = crash(moment)
    assert place.order("V-1").status == "pending"
    assert place.stock("boot-42") == 3
    confirmation = place.desk().proposals.confirmation()
    assert confirmation["action"] == "cancel_order"
    assert place.desk().proposals.answer("yes")[0].record["status"] == "done"
    assert is_cancelled_once(place)


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["after the shop's commit", "before the reply"])
def test_it_was_done_and_a_second_yes_says_so(crash, moment):
    place = crash(moment)
    assert is_cancelled_once(place)
    assert place.desk().proposals.confirmation() is None
    said = place.desk().proposals.answer("yes")
    assert said[0].record["status"] == "done"
    assert said[0].record["already_done"] is True
    assert is_cancelled_once(place)
    with pytest.raises(Refusal, match="cancelled"):
        place.desk().orders.cancel("V-1", "no longer needed")


@pytest.mark.slow
def test_many_processes_that_say_yes_at_once_write_once(tmp_path, filled, open_at):
    """Duplicate deliveries of the same confirmation to several workers."""

    path = tmp_path / "shop.db"
    shutil.copyfile(filled, path)
    place = open_at(f"sqlite:///{path}")
    proposal = place.desk().orders.cancel("V-1", "no longer needed").record["id"]
    script = """
import runpy, sys
place = runpy.run_path(sys.argv[1])["open_place"](sys.argv[2])
for _ in range(3):
    assert place.desk().proposals.confirm(sys.argv[3])[0].record["status"] == "done"
"""
    conftest = Path(__file__).with_name("conftest.py")
    arguments = [sys.executable, "-c", script, str(conftest), f"sqlite:///{path}", proposal]
    root = Path(__file__).parents[3]
    workers = [
        subprocess.Popen(arguments, cwd=root, stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    for worker in workers:
        _, complaint = worker.communicate(timeout=120)
        assert worker.returncode == 0, complaint
    assert is_cancelled_once(place)
    place.database.close()
