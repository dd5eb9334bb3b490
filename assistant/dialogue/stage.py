"""Where a script is played: one shop, one model, one assistant, records fresh for each script.

It plays and judges one script at a time. Many scripts, and more than one process, are `run`'s.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from assistant.config import Settings, load_settings
from assistant.conversation import Assistant, Conversation
from assistant.dialogue.check import Check, check_never, check_reply
from assistant.dialogue.end import check_end
from assistant.dialogue.invariants import Scene, check_invariants
from assistant.dialogue.llm_shopper import LlmShopper
from assistant.dialogue.mutant import Mutant, Replied
from assistant.dialogue.outcome import PlayedTurn, ScriptResult, Trial
from assistant.dialogue.records import Records
from assistant.dialogue.repeatable import Repeatable
from assistant.dialogue.script import Script, ScriptTurn
from assistant.dialogue.setting import Setting
from assistant.dialogue.shopper import ScriptedShopper, is_satisfied
from assistant.dialogue.shuffled import shuffled_copy
from assistant.dialogue.snapshot import Snapshot
from assistant.dialogue.wording import choose_slots, mistype, word_turn
from assistant.models import OFFLINE, open_model
from assistant.outside import utc_now
from assistant.reply import Reply
from assistant.shop.folder import ShopFolder
from assistant.shop.seeding import records_day
from retrieval.catalog import Catalog
from retrieval.search import Retriever

__all__ = ["Stage", "judged_by_latency"]


class Stage:
    """A shop opened for playing scripts; closed with `close`."""

    def __init__(
        self,
        setting: Setting,
        *,
        folder: ShopFolder | None = None,
        retriever: Retriever | None = None,
        settings: Settings | None = None,
    ) -> None:
        """Open the shop, the model and a database of its own.

        Raises:
            ShopError: the folder is no shop.
            ModelError: the model cannot be made.
            RankingError: there is no such ranker.
            IndexMissing: there is no index of the catalogue.
        """
        self.setting = setting
        folder = folder or ShopFolder.open(setting.shop)
        settings = settings or load_settings()
        self._repeatable = Repeatable(records_day(folder.path) or utc_now().date())
        outside = self._repeatable.outside
        self._folder = tempfile.TemporaryDirectory(prefix="vitrine-test-")
        at = Path(self._folder.name)
        if setting.shuffle:
            folder = shuffled_copy(folder, at / "shop")
        self._mutant: Mutant | None = None
        player = setting.shopper or settings.shopper_model
        self._plays = None if player in (None, OFFLINE) else open_model(str(player), settings)
        self.records = Records(folder, settings, at / "shop.db", outside)
        self.assistant = Assistant.open(
            folder,
            model=setting.model,
            retriever=retriever,
            settings=settings.model_copy(update={"database_url": self.records.url}),
            database_url=f"sqlite:///{at / 'conversations.db'}",
            ranker=setting.ranker,
            outside=outside,
        )
        self._talk = Snapshot(at / "conversations.db")
        policies = self.assistant.floor.policies.passages
        self._standing: list[Mapping[str, Any]] = [
            {"heading": p.heading, "text": p.text} for p in policies
        ] + [self.assistant.floor.shop_record]

    def play(self, script: Script, file: str) -> ScriptResult:
        """Play all trials of a script."""
        started = perf_counter()
        trials = tuple(self._trial(script, file, number) for number in range(self.setting.repeat))
        spent = perf_counter() - started
        return ScriptResult(script.name, file, tuple(script.tags), trials, spent)

    def close(self) -> None:
        """Let go of everything."""
        self.assistant.close()
        self.records.close()
        self._talk.close()
        self._folder.cleanup()

    @contextmanager
    def altered_by(self, mutant: Mutant) -> Iterator[None]:
        """Play with a mutant's changes of replies while the block runs."""
        self._mutant = mutant
        try:
            yield
        finally:
            self._mutant = None

    def start(self, customer: str | None, key: str = "") -> Conversation:
        """Start a conversation on fresh records; its time and ids follow from `key`."""
        self._repeatable.begin(key)
        self.records.restore()
        self._talk.restore()
        return self.assistant.start(customer_id=customer)

    def _trial(self, script: Script, file: str, number: int) -> Trial:
        conversation = self.start(script.customer, f"{file}/{script.name}/{number}")
        played: list[PlayedTurn] = []
        for turn, said in self._spoken(script, number, played):
            if self.setting.typos and said:
                said = mistype(said, f"{script.name}/{number}/{len(played)}")
            played.append(self._turn(conversation, script, turn, said, played))
        catalog = self.assistant.catalog
        end = check_end(script.finally_, conversation, self.records, played, catalog)
        return Trial(
            tuple(played), (*end, *_goal(script, played, catalog), *_vacuous(script, played))
        )

    def _spoken(
        self, script: Script, number: int, played: Sequence[PlayedTurn]
    ) -> Iterator[tuple[ScriptTurn, str]]:
        """Yield what is said in turn: by the script, or by a shopper who has heard the replies."""
        if script.goal is None:
            slots = choose_slots(script.slots, number)
            for turn in script.turns:
                yield turn, word_turn(turn, slots, number)
            return
        shopper = self._shopper(script)
        while len(played) < script.persona.patience:
            said = shopper.next_message([turn.reply for turn in played])
            if said is None:
                return
            yield ScriptTurn(say=said), said

    def _shopper(self, script: Script) -> ScriptedShopper | LlmShopper:
        scripted = ScriptedShopper(script, self.assistant.catalog)
        return scripted if self._plays is None else LlmShopper(script, self._plays, scripted)

    def _turn(
        self,
        conversation: Conversation,
        script: Script,
        turn: ScriptTurn,
        said: str,
        played: list[PlayedTurn],
    ) -> PlayedTurn:
        before = played[-1].reply if played else None
        rows = self.records.guarded()
        if turn.remove is not None:
            reply = conversation.remove_constraint(turn.remove)
        elif self._mutant is not None and self._mutant.forgets:
            reply = self.assistant.start(customer_id=script.customer).send(said)
        else:
            reply = conversation.send(said)
        if self._mutant is not None and self._mutant.alter is not None:
            reply = self._mutant.alter(Replied(reply, before, self.assistant.catalog))
        wrote = self.records.guarded() != rows
        checks = [
            *check_reply(turn.expect, reply, before, self.assistant.catalog),
            *check_never(script.never, reply, self.assistant.catalog),
            *self._cart_checks(turn, conversation),
            *self._invariants(conversation, said, reply, before, wrote, played),
        ]
        return PlayedTurn(said, turn.remove, reply, tuple(checks))

    def _cart_checks(self, turn: ScriptTurn, conversation: Conversation) -> Iterator[Check]:
        if turn.expect.cart is not None:
            got = self.records.cart_ids(conversation.id)
            yield Check("cart", got == sorted(turn.expect.cart), str(turn.expect.cart), str(got))

    def _invariants(
        self,
        conversation: Conversation,
        said: str,
        reply: Reply,
        before: Reply | None,
        wrote: bool,
        played: list[PlayedTurn],
    ) -> list[Check]:
        handed = reply.handover or {}
        scene = Scene(
            said=" ".join([*(turn.said for turn in played), said]),
            last=said,
            before=before,
            records=(
                *self._standing,
                self.records.cart(conversation.id),
                *self.records.of_customer(conversation.id),
            ),
            wrote=wrote,
            silent=handed.get("state") in {"waiting", "agent"}
            and before is not None
            and before.handover is not None,
        )
        return check_invariants(scene, reply, self.assistant.catalog)


def _goal(script: Script, played: Sequence[PlayedTurn], catalog: Catalog) -> Iterator[Check]:
    """Yield whether a simulated shopper was shown such a product as they came for."""
    if script.goal is not None and script.goal.product:
        replies = [turn.reply for turn in played]
        ok = is_satisfied(script, replies, catalog)
        got = "shown" if ok else f"not shown in {len(played)} turns"
        yield Check("goal", ok, str(script.goal.product), got)


def _vacuous(script: Script, played: list[PlayedTurn]) -> Iterator[Check]:
    """Yield a failure for what could not have failed."""
    if script.asserts_nothing:
        yield Check("script", False, "an expectation", "it expects nothing", vacuous=True)
    if script.never.products and not any(turn.reply.shelf.items for turn in played):
        expected = str(script.never.products)
        yield Check("never.products", False, expected, "no product was shown", vacuous=True)


def judged_by_latency(results: list[ScriptResult], scripts: list[Script]) -> list[ScriptResult]:
    """Return results with latency judged: each turn against the run's median turn."""
    spent = sorted(
        float(turn.reply.timings_ms.get("total", 0.0))
        for result in results
        for trial in result.trials
        for turn in trial.turns
    )
    median = spent[len(spent) // 2] if spent else 0.0
    return [
        replace(result, trials=tuple(_judge(trial, script, median) for trial in result.trials))
        if any(turn.expect.latency for turn in script.turns)
        else result
        for result, script in zip(results, scripts, strict=True)
    ]


def _judge(trial: Trial, script: Script, median: float) -> Trial:
    turns = []
    for played, turn in zip(trial.turns, script.turns, strict=False):
        if turn.expect.latency is None:
            turns.append(played)
            continue
        total = float(played.reply.timings_ms.get("total", 0.0))
        ratio = total / median if median else 0.0
        bounds = turn.expect.latency
        # The ratio itself differs from run to run, and the JSON must not.
        got = "" if bounds.holds(ratio) else f"outside, at a median of {len(trial.turns)} turns"
        check = Check("latency", bounds.holds(ratio), str(bounds.model_dump()), got)
        turns.append(replace(played, checks=(*played.checks, check)))
    return replace(trial, turns=tuple(turns))
