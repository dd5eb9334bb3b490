"""The process is killed in the middle of a conversation; the next message finds the truth."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

CHILD = """
import os, signal, sys
from pathlib import Path

from assistant.config import Settings
from assistant.conversation import Assistant
from assistant.shop.folder import ShopFolder
from retrieval.encoder import HashEncoder
from retrieval.search import Retriever

path, records, turns, moment = sys.argv[1:]
folder = ShopFolder.open(Path(path))
retriever = Retriever.open(folder.catalog(), folder.index_dir, HashEncoder(256))
settings = Settings(database_url=records, secret="a secret that only tests have")
assistant = Assistant.open(
    folder, model="offline", retriever=retriever, settings=settings, database_url=turns
)
conversation = assistant.start(customer_id="c-ada")
print(conversation.id, flush=True)


def die(*_arguments, **_options):
    os.kill(os.getpid(), signal.SIGKILL)


conversation.send("cancel V-1001, ordered by mistake")
if moment == "between proposal and yes":
    die()
if moment == "between yes and commit":
    import assistant.shop.sql_shop as inside

    inside._leave_traces = die
if moment == "after the commit, before the reply":
    assistant.transcript.add = die
conversation.send("yes")
"""
MOMENTS = (
    "between proposal and yes",
    "between yes and commit",
    "after the commit, before the reply",
)


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_the_next_message_finds_the_truth(service, service_path, urls, moment):
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(service_path), *urls, moment],
        cwd=Path(__file__).parents[4],
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr
    assistant = service()
    conversation = assistant.start(child.stdout.split()[0])
    written = moment == MOMENTS[2]
    order = assistant.desks.shop.order("c-ada", "V-1001")
    assert order.status == ("cancelled" if written else "pending")
    assert (conversation.confirmation is None) is written
    if written:
        told = conversation.send("hello?")  # not a yes: what was done is told all the same
        assert "V-1001" in told.text
    conversation.send("yes")
    order = assistant.desks.shop.order("c-ada", "V-1001")
    assert (order.status, len(order.payments)) == ("cancelled", 2)
