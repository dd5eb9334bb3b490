"""What the page shows of a conversation, as plain values. Knows no Gradio."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from assistant.conversation import Assistant, Conversation
from assistant.reply import Claim, Reply, Shelf
from assistant.shop.desk.lookups import invoice_path
from assistant.shop.refusals import Refusal
from ui.api.access import Access
from ui.cards import chips_html, shelf_html, suggestions_html
from ui.counter import confirmation_html, counter_html
from ui.sources import text_html
from ui.words import words_for

__all__ = ["Message", "View", "Views"]

EMPTY = Shelf()
Message = dict[str, str]


@dataclass(frozen=True, slots=True)
class View:
    """The page's parts, each the value of one component; all but the transcript are HTML.

    Attributes:
        transcript: messages with "role" and "content", escaped HTML.
        newest: the answer that is read out.
        conversation_id: "" before anything was said.
        with_person: whether a person of the shop has the conversation, or is to have it.
    """

    transcript: list[Message]
    newest: str
    confirmation: str
    chips: str
    suggestions: str
    shelf: str
    counter: str
    conversation_id: str
    with_person: bool = False


class Views:
    """Draws the conversations of one shop in one language of the interface."""

    def __init__(self, assistant: Assistant, access: Access, language: str) -> None:
        """Draw for the shop of `assistant`; `access` gives the token that fetches invoices."""
        settings = assistant.folder.settings
        self._assistant = assistant
        self._access = access
        self._language = language
        self._words = words_for(language)
        self._locale = settings.locale
        self._labels = {
            facet.name: f"{facet.label} ({facet.unit})" if facet.unit else facet.label
            for facet in assistant.catalog.facets
        }
        self.welcome = self.message(self._words["hello"].format(settings.name))

    def greeting(self) -> View:
        """The page before anything was said."""
        opening = self._assistant.opening_suggestions(self._language)
        return View(
            transcript=[self.welcome],
            newest="",
            confirmation="",
            chips="",
            suggestions=suggestions_html(opening, language=self._language),
            shelf=self._shelf(EMPTY, EMPTY, compared=False),
            counter="",
            conversation_id="",
        )

    def whole(self, conversation: Conversation) -> View:
        """A conversation as it stands: all that was said, and what its last reply showed."""
        turns = conversation.turns
        if not turns:
            return replace(self.greeting(), conversation_id=conversation.id)
        last = turns[-1].reply
        transcript = [self.welcome, *(message for message, _ in self._said(conversation))]
        return View(
            transcript=transcript,
            newest=transcript[-1]["content"],
            confirmation=confirmation_html(
                conversation.confirmation,
                conversation.handover,
                locale=self._locale,
                language=self._language,
            ),
            chips=chips_html(conversation.constraints.chips(), language=self._language),
            suggestions=suggestions_html(last.suggestions, language=self._language),
            shelf=self._shelf(
                last.shelf, _last_shelf(conversation), compared=last.intent == "compare"
            ),
            counter=self._counter(conversation, last),
            conversation_id=conversation.id,
            with_person=self.with_person(conversation),
        )

    def numbers(self, conversation: Conversation) -> tuple[int, ...]:
        """Of the turn that each message of the transcript belongs to; 0 for none."""
        if not conversation.turns:
            return (0,)
        return (0, *(number for _, number in self._said(conversation)))

    def with_person(self, conversation: Conversation) -> bool:
        """Whether a person of the shop has the conversation, or is to have it."""
        handover = conversation.handover
        return handover is not None and handover["state"] != "closed"

    def message(self, text: str, role: str = "assistant") -> Message:
        """A message of the transcript."""
        return {"role": role, "content": text_html(text)}

    def _said(self, conversation: Conversation) -> Iterator[tuple[Message, int]]:
        """Turns and what people of the shop wrote, in the order of time."""
        now = datetime.now(UTC)
        entries = [
            (turn.said_at or now, number, self._turn(turn.text, turn.reply))
            for number, turn in enumerate(conversation.turns, start=1)
        ]
        by = f"<strong>{text_html(self._words['from_person'])}</strong> "
        entries += [
            (line.at, 0, [{"role": "assistant", "content": by + text_html(line.text)}])
            for line in self._assistant.console.answers(conversation.id)
        ]
        for _, number, messages in sorted(entries, key=lambda entry: entry[0]):
            yield from ((message, number) for message in messages)

    def _turn(self, text: str, reply: Reply) -> list[Message]:
        said = [self.message(text, "user")] if text else []
        if reply.text:
            answer = text_html(reply.text, reply.claims, self._note)
            said.append({"role": "assistant", "content": answer})
        return said

    def _note(self, claim: Claim) -> str:
        """What a shopper may know of the record behind a claim."""
        source = claim.source or ""
        if source in self._assistant.catalog:
            source = self._assistant.catalog.get(source).title
        elif source.startswith("search-"):
            source = str(self._words["source_search"])
        elif "#" in source:
            source = source.split("#", 1)[1]
        return str(self._words["source"]).format(source)

    def _shelf(self, shelf: Shelf, before: Shelf, *, compared: bool) -> str:
        return shelf_html(
            shelf,
            locale=self._locale,
            before=before,
            language=self._language,
            labels=self._labels,
            compared=compared,
            interactive=True,
        )

    def _counter(self, conversation: Conversation, reply: Reply) -> str:
        desk = conversation.desk()
        orders = []
        if conversation.customer_id is not None:
            for source in dict.fromkeys(claim.source for claim in reply.claims if claim.source):
                if "#" in source or source in self._assistant.catalog:
                    continue
                with suppress(Refusal):  # a source that is no order
                    record = desk.lookups.order(source).record
                    orders.append((record, invoice_path(conversation.id, source)))
        return counter_html(
            desk.cart.view().record,
            orders,
            token=self._access.token(conversation.id),
            locale=self._locale,
            language=self._language,
        )


def _last_shelf(conversation: Conversation) -> Shelf:
    """The last shelf of the conversation that held anything."""
    shelves = (turn.reply.shelf for turn in reversed(conversation.turns))
    return next((shelf for shelf in shelves if shelf.items), EMPTY)
