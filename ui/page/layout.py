"""The page's components and where they stand: the conversation on the left, the shelf right."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from ui.page.view import View
from ui.words import LANGUAGES, words_for

__all__ = ["SHOWN", "TO_DARK", "TO_READ_OUT", "Parts", "labels", "lay_out", "save_script"]

HERE = Path(__file__).parent
TO_DARK = "() => { document.body.classList.toggle('dark'); }"
# The newest answer alone is read out, not all that changes in the transcript.
TO_READ_OUT = """() => {
  document.querySelector('#v-transcript [role=log]')?.setAttribute('aria-live', 'off');
}"""
SHOWN = (
    "transcript",
    "newest",
    "confirmation",
    "chips",
    "suggestions",
    "shelf",
    "counter",
    "conversation_id",
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The page's components."""

    conversation_id: Any
    pending: Any
    language: Any
    new: Any
    dark: Any
    save: Any
    transcript: Any
    newest: Any
    confirmation: Any
    chips: Any
    suggestions: Any
    message: Any
    send: Any
    stop: Any
    shelf: Any
    counter: Any
    news: Any

    def of(self, view: View) -> dict[Any, Any]:
        """The components' values for a view."""
        return {getattr(self, name): getattr(view, name) for name in SHOWN}


def lay_out(name: str, language: str) -> Parts:
    """Make the components, inside a `gr.Blocks`.

    Args:
        name: the shop's.
        language: the interface's until the browser has said its own.
    """
    words = words_for(language)
    said: dict[str, Any] = {
        "conversation_id": gr.BrowserState(
            "", storage_key="vitrine-conversation", secret="vitrine"
        ),
        "pending": gr.BrowserState("", storage_key="vitrine-message", secret="vitrine"),
        "news": gr.Timer(4, active=False),
    }
    with gr.Row(elem_id="v-head"):
        gr.Markdown(f"# {_plain(name)}", elem_id="v-name")
        said["language"] = gr.Dropdown(
            [(label, code) for code, label in LANGUAGES.items()],
            value=language,
            label=words["language"],
            container=False,
            scale=0,
            min_width=110,
            elem_id="v-language",
        )
        said["dark"] = _small(words["dark"], "v-dark")
        said["save"] = _small(words["download"], "v-save")
        said["new"] = _small(words["anew"], "v-new")
    with gr.Row(elem_id="v-main", equal_height=False):
        with gr.Column(scale=5, min_width=320, elem_id="v-talk"):
            said["transcript"] = gr.Chatbot(
                elem_id="v-transcript",
                label=words["talk"],
                show_label=False,
                height="clamp(320px, 58vh, 760px)",
                render_markdown=False,
                feedback_options=_thumbs(words),
                buttons=["copy", "copy_all"],
                group_consecutive_messages=False,
            )
            said["newest"] = _html("newest", "news.js")
            for part in ("confirmation", "chips", "suggestions"):
                said[part] = _html(part)
            with gr.Row(elem_id="v-ask"):
                said["message"] = gr.Textbox(
                    placeholder=words["ask"],
                    label=words["message"],
                    show_label=False,
                    container=False,
                    autofocus=True,
                    max_lines=4,
                    scale=8,
                    elem_id="v-message",
                )
                said["send"] = gr.Button(
                    words["send"], variant="primary", scale=1, min_width=72, elem_id="v-send"
                )
                said["stop"] = gr.Button(
                    words["stop"], scale=1, min_width=72, visible=False, elem_id="v-stop"
                )
        with gr.Column(scale=6, min_width=320, elem_id="v-window"):
            said["counter"] = _html("counter")
            said["shelf"] = _html("shelf")
    return Parts(**said)


def labels(parts: Parts, language: str) -> dict[Any, Any]:
    """What changes on the components with the interface's language."""
    words = words_for(language)
    return {
        parts.language: gr.update(value=language, label=words["language"]),
        parts.dark: gr.update(value=words["dark"]),
        parts.save: gr.update(value=words["download"]),
        parts.new: gr.update(value=words["anew"]),
        parts.transcript: gr.update(label=words["talk"], feedback_options=_thumbs(words)),
        parts.message: gr.update(placeholder=words["ask"], label=words["message"]),
        parts.send: gr.update(value=words["send"]),
        parts.stop: gr.update(value=words["stop"]),
    }


def save_script() -> str:
    """The script of the button that saves the conversation, for every language."""
    said = {
        code: [words_for(code)[name] for name in ("you_said", "shop_said")] for code in LANGUAGES
    }
    return _script("save.js").replace("WORDS", json.dumps(said))


def _script(name: str) -> str:
    text = (HERE / name).read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))


def _thumbs(words: Any) -> tuple[str, ...]:  # noqa: ANN401 - the words of a language
    """Gradio draws "Like" and "Dislike" as thumbs and lists what else there is as reasons."""
    return ("Like", "Dislike", *words["reasons"])


def _html(name: str, script: str = "page.js") -> gr.HTML:
    return gr.HTML("", elem_id=f"v-{name}", js_on_load=_script(script), apply_default_css=False)


def _small(label: str, elem_id: str) -> gr.Button:
    return gr.Button(label, size="sm", variant="secondary", scale=0, elem_id=elem_id)


def _plain(text: str) -> str:
    """Text as Markdown that shows it as it is."""
    return "".join("\\" + c if c in r"\`*_{}[]()<>#+-.!|" else c for c in text)
