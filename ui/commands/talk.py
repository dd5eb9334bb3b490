"""Messages in and replies out of a terminal or a pipe."""

import io
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from assistant.conversation import Delta, Done, Event
from ui.commands.options import print_line

__all__ = ["print_reply", "read_messages"]


def read_messages(source: TextIO, *, prompt: str = "") -> Iterator[str]:
    """Yield the lines of a terminal or pipe; bytes that are no UTF-8 become question marks."""
    if isinstance(source, io.TextIOWrapper):
        source.reconfigure(encoding="utf-8", errors="replace")
    while True:
        if prompt:
            sys.stdout.write(prompt)
            sys.stdout.flush()
        line = source.readline()
        if not line:
            if prompt:
                print_line("")
            return
        yield line.rstrip("\r\n")


def print_reply(events: Iterable[Event]) -> None:
    """Print a reply as it comes, then what may be said next."""
    for event in events:
        if isinstance(event, Delta):
            sys.stdout.write(event.text)
            sys.stdout.flush()
        elif isinstance(event, Done):
            print_line("")
            if event.reply.suggestions:
                print_line("  [" + "]  [".join(event.reply.suggestions) + "]")
            print_line("")
