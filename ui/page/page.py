"""The Gradio page: what is done on it, and what it then shows.

It holds a conversation's id per browser and nothing else; what was said and understood lives in
the assistant. A turn goes on when the page is closed; it is there when it is opened again.
"""

import secrets
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

import gradio as gr

from assistant.conversation import Conversation
from assistant.feedback import Opinion, Thumb
from ui.api.problems import ProblemError
from ui.api.services import Services
from ui.api.turns import Busy, Message, Word
from ui.page.layout import SHOWN, TO_DARK, TO_READ_OUT, Parts, labels, lay_out, save_script
from ui.page.view import Message as Said
from ui.page.view import Views
from ui.widget.words import widget_words
from ui.words import preferred_language, words_for

__all__ = ["build_page"]

Shown = dict[Any, Any]


def build_page(services: Services) -> gr.Blocks:
    """Builds the page for one shop; mount it with `gr.mount_gradio_app`."""
    return _Page(services).blocks()


class _Page:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._assistant = services.assistant
        settings = services.assistant.folder.settings
        self._name = settings.name
        self._language = widget_words(settings.locale)[0]
        self._views: dict[str, Views] = {}

    def blocks(self) -> gr.Blocks:
        page: gr.Blocks = gr.Blocks(title=self._name, analytics_enabled=False, fill_width=True)
        with page:
            self._parts = lay_out(self._name, self._language)
            self._wire(page, self._parts)
        return page

    def _wire(self, page: gr.Blocks, parts: Parts) -> None:
        talk = [parts.transcript, parts.conversation_id, parts.language]
        held = [parts.conversation_id, parts.language]
        whole = [
            *(getattr(parts, name) for name in SHOWN),
            parts.pending,
            parts.message,
            parts.send,
            parts.stop,
            parts.news,
        ]
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        drawn = {**quiet, "outputs": whole}
        asked = {**drawn, "trigger_mode": "once", "concurrency_limit": 64}
        turns = [
            gr.on(
                [parts.message.submit, parts.send.click],
                self.send,
                inputs=[parts.message, *talk],
                **asked,
            ),
            parts.transcript.retry(self.retry, inputs=talk, **asked),
        ]
        for block in (parts.suggestions, parts.shelf, parts.counter):
            turns.append(block.say(self.say, inputs=talk, **asked))
        turns.append(parts.confirmation.answer(self.answer, inputs=talk, **asked))
        parts.stop.click(self.stopped, inputs=talk, cancels=turns, **drawn)
        parts.chips.remove(self.remove, inputs=held, **asked)
        parts.transcript.like(self.judge, inputs=talk, **quiet)
        parts.new.click(self.restart, inputs=[parts.language], **drawn)
        parts.dark.click(None, js=TO_DARK)
        parts.save.click(None, inputs=[parts.language], js=save_script())
        for news in (parts.news.tick, parts.newest.news):
            news(self.hear, inputs=talk, concurrency_limit=64, **drawn)
        opened = {**quiet, "outputs": [*whole, parts.language, parts.dark, parts.save, parts.new]}
        page.load(None, js=TO_READ_OUT)
        page.load(self.open, inputs=[parts.conversation_id, parts.pending], **opened)
        parts.language.input(self.speak, inputs=held, **opened)

    # -- what is done -----------------------------------------------------------------------

    async def send(
        self,
        text: str,
        transcript: list[Said],
        conversation_id: str,
        language: str,
        request: gr.Request,
    ) -> AsyncIterator[Shown]:
        """One message typed by the shopper."""
        if not text or not text.strip():
            yield {self._parts.message: ""}
            return
        message = Message(secrets.token_urlsafe(12), text)
        async for shown in self._turn(message, transcript, conversation_id, language, request):
            yield shown

    async def say(
        self,
        transcript: list[Said],
        conversation_id: str,
        language: str,
        event: gr.EventData,
        request: gr.Request,
    ) -> AsyncIterator[Shown]:
        """A suggested reply or a card's button: the same as typing its text."""
        async for shown in self.send(
            str(event.text), transcript, conversation_id, language, request
        ):
            yield shown

    async def answer(
        self,
        transcript: list[Said],
        conversation_id: str,
        language: str,
        event: gr.EventData,
        request: gr.Request,
    ) -> AsyncIterator[Shown]:
        """Yes or no to a proposal, by its button."""
        word: Word = "yes" if event.word == "yes" else "no"
        message = Message.answering(str(event.id), word)
        async for shown in self._turn(message, transcript, conversation_id, language, request):
            yield shown

    async def retry(
        self, transcript: list[Said], conversation_id: str, language: str, request: gr.Request
    ) -> AsyncIterator[Shown]:
        """Says the last message again."""
        turns = self._conversation(conversation_id).turns
        text = next((turn.text for turn in reversed(turns) if turn.text), "")
        async for shown in self.send(text, transcript, conversation_id, language, request):
            yield shown

    def stopped(self, transcript: list[Said], conversation_id: str, language: str) -> Shown:
        """The shopper has read enough: what was not said yet is there after a reload."""
        note = self._view(language).message(words_for(language)["stopped"])
        return {self._parts.transcript: [*transcript, note], **self._open_for_talk(over=True)}

    def remove(self, conversation_id: str, language: str, event: gr.EventData) -> Shown:
        """A chip's cross: the constraint is gone and the shelf follows."""
        conversation = self._conversation(conversation_id)
        conversation.remove_constraint(str(event.key))
        return self._whole(conversation, language)

    def judge(
        self, transcript: list[Said], conversation_id: str, language: str, like: gr.LikeData
    ) -> None:
        """A thumb, or a reason from its list."""
        numbers = self._view(language).numbers(self._conversation(conversation_id))
        index = int(like.index[0] if isinstance(like.index, tuple | list) else like.index)
        number = numbers[index] if index < len(numbers) else 0
        if number:
            reason = like.liked if isinstance(like.liked, str) else ""
            thumb: Thumb = "up" if like.liked is True else "down"
            self._services.feedback.give(Opinion(conversation_id, number, thumb, reason))

    def restart(self, language: str) -> Shown:
        """A new conversation."""
        return {
            **self._parts.of(self._view(language).greeting()),
            **self._open_for_talk(over=True),
        }

    async def open(
        self, conversation_id: str, pending: dict[str, str] | None, request: gr.Request
    ) -> AsyncIterator[Shown]:
        """The page is opened: in the visitor's language, with what was said before.

        A message that was on its way when the page or the server went is answered now, once.
        """
        accepted = str(request.headers.get("accept-language", ""))
        language = preferred_language(accepted, self._language)
        conversation = self._conversation(conversation_id)
        yield self.speak(conversation.id, language)
        message = Message(**pending) if pending else None
        if message is None or conversation.answered(message.key):
            return
        before = self._view(language).whole(conversation).transcript
        async for shown in self._turn(message, before, conversation.id, language, request):
            yield shown

    def speak(self, conversation_id: str, language: str) -> Shown:
        """The interface in another language."""
        shown = labels(self._parts, language)
        if conversation_id:
            whole = self._whole(self._conversation(conversation_id), language)
        else:
            whole = self._parts.of(self._view(language).greeting())
        transcript = {**shown[self._parts.transcript], "value": whole[self._parts.transcript]}
        return {**whole, **shown, self._parts.transcript: transcript}

    def hear(self, transcript: list[Said], conversation_id: str, language: str) -> Shown:
        """What was said meanwhile: by a person of the shop, in another tab, or unheard."""
        view, conversation = self._view(language), self._conversation(conversation_id)
        if self._services.turns.going(conversation.id):
            return {self._parts.news: gr.Timer(active=True)}
        stored = view.whole(conversation).transcript
        if [_text(message) for message in stored] == [_text(message) for message in transcript]:
            return {self._parts.news: gr.Timer(active=view.with_person(conversation))}
        return self._whole(conversation, language, over=True)

    # -- a turn -------------------------------------------------------------------------------

    async def _turn(
        self,
        message: Message,
        transcript: list[Said],
        conversation_id: str,
        language: str,
        request: gr.Request,
    ) -> AsyncIterator[Shown]:
        parts, view = self._parts, self._view(language)
        conversation = self._conversation(conversation_id)
        shown = [*(transcript or []), view.message(message.text, "user")]
        try:
            if request.request is not None:
                self._services.limits.count_message(request.request, conversation.id)
            run = self._services.turns.begin(conversation, message)
        except (ProblemError, Busy) as problem:
            detail = getattr(problem, "detail", "") or words_for(language)["failed"]
            yield self._failed(shown, view.message(str(detail)))
            return
        yield {
            parts.message: "",
            parts.transcript: [*shown, view.message(words_for(language)["busy"])],
            parts.newest: "",
            parts.suggestions: "",
            parts.confirmation: "",
            parts.conversation_id: conversation.id,
            parts.pending: asdict(message),
            parts.send: gr.update(visible=False),
            parts.stop: gr.update(visible=True),
            parts.news: gr.Timer(active=True),  # tells the end if the connection is lost
        }
        said = ""
        async for frame in run.follow():
            if frame is None:
                continue
            if frame.kind == "reply":
                break
            if frame.kind == "error":
                failed = self._failed(shown, view.message(frame.data["detail"]))
                yield {**failed, **self._open_for_talk(over=True)}
                return
            said += frame.data["text"] if frame.kind == "delta" else ""
            yield {parts.transcript: [*shown, view.message(said or frame.data["text"])]}
        yield self._whole(conversation, language, over=True)

    def _failed(self, shown: list[Said], note: Said) -> Shown:
        return {self._parts.transcript: [*shown, note], self._parts.newest: note["content"]}

    def _whole(self, conversation: Conversation, language: str, *, over: bool = False) -> Shown:
        view = self._view(language).whole(conversation)
        talk = self._open_for_talk(with_person=view.with_person, over=over)
        return {**self._parts.of(view), **talk}

    def _open_for_talk(self, *, with_person: bool = False, over: bool = False) -> Shown:
        return {
            **({self._parts.pending: ""} if over else {}),
            self._parts.send: gr.update(visible=True),
            self._parts.stop: gr.update(visible=False),
            self._parts.news: gr.Timer(active=with_person),
        }

    def _conversation(self, conversation_id: str) -> Conversation:
        return self._assistant.start(conversation_id or None)

    def _view(self, language: str) -> Views:
        if language not in self._views:
            self._views[language] = Views(self._assistant, self._services.access, language)
        return self._views[language]


def _text(message: Any) -> str:  # noqa: ANN401 - as we or as Gradio write it
    content = message["content"]
    return content if isinstance(content, str) else "".join(part["text"] for part in content)
