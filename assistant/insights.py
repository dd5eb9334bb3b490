"""What a shop's owner may learn from its conversations: tables of plain rows, newest turns first.

Read from the transcript, the thumbs and the desk; nothing is written. Messages come masked, so
that a table that is passed on holds no e-mail address or card number.
"""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import numpy as np
from sqlalchemy import select

from assistant.feedback import FEEDBACK
from assistant.masking import mask_personal_data
from assistant.recommend.spending import SHOWINGS, THOUSAND
from assistant.shop.desk import Desks
from assistant.transcript import TURNS, Transcript
from ranking.measures import gini
from retrieval.catalog import Catalog

__all__ = ["TABLES", "Insights", "Table"]

TURNS_READ = 20_000  # the newest; older ones have had their day
ROWS = 1000  # of what is read one by one
SEEKING = frozenset({"search", "refine", "recommend"})
STAGES = ("encode", "retrieve", "rank", "model", "ground", "total")
STATES = ("waiting", "agent", "closed")


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `rows` are tuples in the order of `columns`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class _Turn:
    conversation_id: str
    number: int
    said: str
    said_at: datetime
    reply: dict[str, Any]


class Insights:
    """A shop's conversations at one moment; make a new one to look again."""

    def __init__(self, transcript: Transcript, desks: Desks, catalog: Catalog) -> None:
        """Look into these; nothing is read before a table is asked for."""
        self._transcript = transcript
        self._desks = desks
        self._catalog = catalog

    def conversations(self) -> Table:
        """One row a day: conversations and messages."""
        days: dict[str, set[str]] = defaultdict(set)
        turns: Counter[str] = Counter()
        for turn in self._turns:
            day = turn.said_at.date().isoformat()
            days[day].add(turn.conversation_id)
            turns[day] += 1
        rows = tuple((day, len(days[day]), turns[day]) for day in sorted(days))
        return Table(("day", "conversations", "messages"), rows)

    def intents(self) -> Table:
        """How often each intent was read."""
        counts = Counter(str(turn.reply["intent"]) for turn in self._turns)
        return Table(("intent", "messages"), tuple(counts.most_common()))

    def not_found(self) -> Table:
        """What was asked for and not found, or only without one of the wishes."""
        counts: Counter[tuple[str, str]] = Counter()
        for turn in self._turns:
            reply = turn.reply
            if reply["intent"] not in SEEKING or not turn.said:
                continue
            if reply["relaxed"]:
                counts[turn.said, f"only without {reply['relaxed']}"] += 1
            elif not reply["shelf"] and not reply.get("clarifies"):
                counts[turn.said, "nothing"] += 1
        rows = tuple(
            (mask_personal_data(said), found, times)
            for (said, found), times in counts.most_common(ROWS)
        )
        return Table(("asked", "found", "times"), rows)

    def thumbs(self) -> Table:
        """Replies that were judged, with the reason."""
        turns = {(turn.conversation_id, turn.number): turn for turn in self._turns}
        newest = select(FEEDBACK).order_by(FEEDBACK.c.given_at.desc()).limit(ROWS)
        with self._transcript.engine.connect() as connection:
            given = connection.execute(newest).all()
        rows = []
        for row in given:
            turn = turns.get((row.conversation_id, row.number))
            said, answer = (turn.said, str(turn.reply["text"])) if turn else ("", "")
            masked = (mask_personal_data(text) for text in (said, answer))
            rows.append((row.thumb, row.reason, *masked))
        return Table(("thumb", "reason", "asked", "answered"), tuple(rows))

    def handovers(self) -> Table:
        """Conversations that a person was asked for."""
        rows = tuple(
            (state, (found.reason or "").replace("_", " "), f"{found.changed_at:%Y-%m-%d %H:%M}")
            for state in STATES
            for found in self._desks.store.in_state(state)
        )
        return Table(("state", "reason", "since"), rows)

    def latency(self) -> Table:
        """Milliseconds a turn spends in each stage: median and 95th percentile."""
        spent: dict[str, list[float]] = defaultdict(list)
        for turn in self._turns:
            for stage, milliseconds in turn.reply["timings_ms"].items():
                spent[stage].append(float(milliseconds))
        rows = tuple(
            (stage, *(round(float(np.percentile(spent[stage], q)), 1) for q in (50, 95)))
            for stage in STAGES
            if spent[stage]
        )
        return Table(("stage", "median_ms", "p95_ms"), rows)

    def exposure(self) -> Table:
        """How often each product stood on a shelf, most often first; never shown ones last."""
        counts = self._shown
        rows = sorted(
            ((product, counts[product.id]) for product in self._catalog),
            key=lambda entry: (-entry[1], entry[0].id),
        )
        return Table(
            ("id", "product", "brand", "shown"),
            tuple((p.id, p.title, p.brand or "", times) for p, times in rows),
        )

    def sponsored(self) -> Table:
        """What was shown for money, by day, campaign and product, and instead of what."""
        found: dict[tuple[str, str, str], list[tuple[int, str]]] = defaultdict(list)
        with self._transcript.engine.connect() as connection:
            for row in connection.execute(select(SHOWINGS)):
                key = (row.day.isoformat(), row.campaign, row.product_id)
                found[key].append((row.price, row.displaced))
        rows = tuple(
            (
                *key,
                len(showings),
                round(sum(price for price, _ in showings) / THOUSAND, 1),
                ", ".join(sorted({i for _, gone in showings for i in gone.split()})),
            )
            for key, showings in sorted(found.items(), reverse=True)[:ROWS]
        )
        return Table(("day", "campaign", "product", "shown", "cost_minor", "displaced"), rows)

    def exposure_gini(self) -> float:
        """Inequality of exposure over the catalogue, 0 for equal to 1 for one product only."""
        return gini([self._shown[product.id] for product in self._catalog])

    @cached_property
    def _shown(self) -> Counter[str]:
        return Counter(str(item["id"]) for turn in self._turns for item in turn.reply["shelf"])

    @cached_property
    def _turns(self) -> list[_Turn]:
        c = TURNS.c
        query = (
            select(c.conversation_id, c.number, c.said, c.said_at, c.reply)
            .order_by(c.said_at.desc(), c.number.desc())
            .limit(TURNS_READ)
        )
        with self._transcript.engine.connect() as connection:
            rows = connection.execute(query).all()
        return [
            _Turn(row.conversation_id, row.number, row.said, row.said_at, json.loads(row.reply))
            for row in rows
        ]


TABLES = {
    "conversations": Insights.conversations,
    "intents": Insights.intents,
    "not_found": Insights.not_found,
    "thumbs": Insights.thumbs,
    "handovers": Insights.handovers,
    "latency": Insights.latency,
    "exposure": Insights.exposure,
    "sponsored": Insights.sponsored,
}
