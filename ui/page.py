"""The Gradio page: chat on the left, the shelf on the right.

The only module that imports gradio. It holds a conversation's id per browser and nothing else;
what was said and understood lives in the assistant.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.conversation import Assistant, Conversation, Delta, Done, Progress
from assistant.reply import Reply, Shelf
from ui.cards import chips_html, shelf_html, suggestions_html
from ui.words import words_for

__all__ = ["PAGE_CSS", "build_page"]

EMPTY = Shelf()
PAGE_CSS = Path(__file__).parent / "page.css"

# One listener per block: clicks on anything that carries data-say or data-remove become events,
# and a picture that cannot be loaded gives way to the initial drawn behind it.
CLICKS = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-say], [data-remove]');
  if (!button || !element.contains(button)) return;
  if (button.dataset.say !== undefined) trigger('say', {text: button.dataset.say});
  else trigger('remove', {key: button.dataset.remove});
});
element.addEventListener('error', (event) => {
  if (event.target.tagName === 'IMG') event.target.hidden = true;
}, true);
"""

Messages = list[dict[str, str]]
View = tuple[Messages, str, str, str, str]  # transcript, shelf, chips, suggestions, id


def build_page(assistant: Assistant) -> gr.Blocks:
    """Builds the page for one shop; mount it with `gr.mount_gradio_app`."""
    return _Page(assistant).blocks()


class _Page:
    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        settings = assistant.folder.settings
        self.name = settings.name
        self.locale = settings.locale
        self.language = settings.locale.split("_")[0]
        self.words = words_for(self.language)

    def blocks(self) -> gr.Blocks:
        words = self.words
        page: gr.Blocks = gr.Blocks(title=self.name, analytics_enabled=False, fill_width=True)
        with page:
            conversation_id = gr.BrowserState(
                "", storage_key="vitrine-conversation", secret="vitrine"
            )
            with gr.Row(elem_id="v-head"):
                gr.Markdown(f"# {_plain(self.name)}", elem_id="v-name")
                new = gr.Button(
                    words["new"], size="sm", variant="secondary", scale=0, elem_id="v-new"
                )
            with gr.Row(elem_id="v-main", equal_height=False):
                with gr.Column(scale=5, min_width=320, elem_id="v-talk"):
                    transcript = gr.Chatbot(
                        elem_id="v-transcript",
                        label=words["chat"],
                        show_label=False,
                        height="clamp(320px, 62vh, 760px)",
                        render_markdown=False,
                        feedback_options=None,
                        buttons=[],
                        group_consecutive_messages=False,
                    )
                    chips = gr.HTML(
                        "", elem_id="v-chips", js_on_load=CLICKS, apply_default_css=False
                    )
                    suggestions = gr.HTML(
                        "", elem_id="v-suggestions", js_on_load=CLICKS, apply_default_css=False
                    )
                    with gr.Row(elem_id="v-ask"):
                        message = gr.Textbox(
                            placeholder=words["ask"],
                            label=words["you"],
                            show_label=False,
                            container=False,
                            autofocus=True,
                            max_lines=4,
                            scale=8,
                            elem_id="v-message",
                        )
                        send = gr.Button(
                            words["send"],
                            variant="primary",
                            scale=1,
                            min_width=72,
                            elem_id="v-send",
                        )
                with gr.Column(scale=6, min_width=320, elem_id="v-window"):
                    shelf = gr.HTML(
                        self._shelf(Shelf()),
                        elem_id="v-shelf",
                        js_on_load=CLICKS,
                        apply_default_css=False,
                    )
            view = [transcript, shelf, chips, suggestions, conversation_id]
            asked: dict[str, Any] = {
                "outputs": [message, *view],
                "show_progress": "hidden",
                "trigger_mode": "once",
                "concurrency_limit": 16,
                "api_visibility": "private",
            }
            gr.on(
                [message.submit, send.click],
                self.send,
                inputs=[message, transcript, conversation_id],
                **asked,
            )
            for block in (suggestions, shelf):
                block.say(self.say, inputs=[transcript, conversation_id], **asked)
            chips.remove(self.remove, inputs=[transcript, conversation_id], **asked)
            new.click(self.restart, outputs=view, show_progress="hidden", api_visibility="private")
            page.load(
                self.restore,
                inputs=[conversation_id],
                outputs=view,
                show_progress="hidden",
                api_visibility="private",
            )
        return page

    # -- events ---------------------------------------------------------------------------

    def send(
        self, text: str, transcript: Messages, conversation_id: str
    ) -> Iterator[tuple[Any, ...]]:
        """One message typed by the shopper."""
        if not text or not text.strip():
            yield (gr.skip(),) * 6
            return
        conversation = self._conversation(conversation_id)
        shown = [*(transcript or []), _said("user", text)]
        answer = _said("assistant", self.words["busy"])
        yield "", [*shown, answer], gr.skip(), gr.skip(), "", conversation.id
        pieces = ""
        for event in conversation.stream(text):
            if isinstance(event, Progress):
                answer = _said("assistant", pieces or event.text)
            elif isinstance(event, Delta):
                pieces += event.text
                answer = _said("assistant", pieces)
            elif isinstance(event, Done):
                yield "", *self._after(conversation, event.reply, shown)
                return
            yield gr.skip(), [*shown, answer], gr.skip(), gr.skip(), gr.skip(), gr.skip()

    def say(
        self, transcript: Messages, conversation_id: str, event: gr.EventData
    ) -> Iterator[tuple[Any, ...]]:
        """A suggested reply or a card's button: the same as typing its text."""
        yield from self.send(str(event.text), transcript, conversation_id)

    def remove(
        self, transcript: Messages, conversation_id: str, event: gr.EventData
    ) -> tuple[Any, ...]:
        """A chip's cross: the constraint is gone and the shelf follows."""
        conversation = self._conversation(conversation_id)
        reply = conversation.remove_constraint(str(event.key))
        return gr.skip(), *self._after(conversation, reply, transcript or [])

    def restart(self) -> View:
        """A new conversation."""
        return self._greeting()

    def restore(self, conversation_id: str) -> View:
        """What was said before the page was reloaded, if anything was."""
        if not conversation_id:
            return self._greeting()
        conversation = self._conversation(conversation_id)
        if not conversation.turns:
            return self._greeting()
        transcript = [_said("assistant", self._welcome())]
        for turn in conversation.turns:
            if turn.text:
                transcript.append(_said("user", turn.text))
            transcript.append(_said("assistant", turn.reply.text))
        last = conversation.turns[-1].reply
        return self._view(conversation, last, transcript)

    # -- views ----------------------------------------------------------------------------

    def _conversation(self, conversation_id: str) -> Conversation:
        return self.assistant.start(conversation_id or None)

    def _greeting(self) -> View:
        greeting = [_said("assistant", self._welcome())]
        opening = suggestions_html(self.assistant.opening_suggestions(), language=self.language)
        return greeting, self._shelf(Shelf()), "", opening, ""

    def _welcome(self) -> str:
        return self.words["welcome"].format(self.name)

    def _after(self, conversation: Conversation, reply: Reply, shown: Messages) -> View:
        return self._view(conversation, reply, [*shown, _said("assistant", reply.text)])

    def _view(self, conversation: Conversation, reply: Reply, transcript: Messages) -> View:
        return (
            transcript,
            self._shelf(reply.shelf, _last_shelf(conversation)),
            chips_html(conversation.constraints.chips(), language=self.language),
            suggestions_html(reply.suggestions, language=self.language),
            conversation.id,
        )

    def _shelf(self, shelf: Shelf, before: Shelf = EMPTY) -> str:
        return shelf_html(shelf, locale=self.locale, before=before, language=self.language)


def _last_shelf(conversation: Conversation) -> Shelf:
    """The last shelf of the conversation that held anything."""
    shelves = (turn.reply.shelf for turn in reversed(conversation.turns))
    return next((shelf for shelf in shelves if shelf.items), EMPTY)


def _said(role: str, text: str) -> dict[str, str]:
    """A message of the transcript, escaped: without Markdown it is still HTML to Gradio."""
    return {"role": role, "content": escape(text, quote=False)}


def _plain(text: str) -> str:
    """Text as Markdown that shows it as it is."""
    return "".join("\\" + c if c in r"\`*_{}[]()<>#+-.!|" else c for c in text)
