"""A small shop that needs no weights, and chat models that say what a test wants."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

COLOURS = ("brown", "black", "blue", "red")
BRANDS = ("Aldgate", "Brook", "Corrie", "Dunmore", "Elgin")
KINDS = (
    ("Hiking Boots", "boots", 9000, 1500),
    ("Rain Jackets", "jacket", 6000, 2000),
    ("Tents", "tent", 15000, 5000),
)
POLICIES = {
    "returns.md": "# Returns\n\nYou may send anything back.\n\n## Time limit\n\n"
    "Returns are free for 30 days after delivery.\n",
    "delivery.md": "# Delivery\n\nDelivery takes 2 to 4 working days and costs 4.90 EUR.\n",
}


def product_lines() -> list[dict[str, Any]]:
    """60 products: 3 kinds x 5 brands x 4 colours, sizes on boots, one of each kind sold out."""
    lines = []
    for kind_at, (category, noun, price, step) in enumerate(KINDS):
        for brand_at, brand in enumerate(BRANDS):
            for colour_at, colour in enumerate(COLOURS):
                number = 100 * (kind_at + 1) + 10 * brand_at + colour_at
                stock = 0 if (brand_at, colour_at) == (4, 3) else 5
                line = {
                    "id": f"p{number}",
                    "title": f"{brand} {['Ridge', 'Vale', 'Fell', 'Moor'][colour_at]} {noun}",
                    "description": f"A {colour} {noun} by {brand} for long days outside.",
                    "category": ["Outdoor", category],
                    "brand": brand,
                    "price_minor": price + step * brand_at + 100 * colour_at,
                    "currency": "EUR",
                    "attributes": {"colour": colour, "waterproof": brand_at % 2 == 0},
                    "rating": 3.5 + 0.25 * brand_at,
                    "rating_count": 10 + number % 7,
                }
                if noun == "boots":
                    line["variants"] = [
                        {"id": f"p{number}-{size}", "options": {"size": size}, "stock": stock}
                        for size in ("41", "42", "43")
                    ]
                else:
                    line["stock"] = stock
                lines.append(line)
    return lines


@pytest.fixture(scope="session")
def shop_folder(tmp_path_factory):
    """An indexed shop folder of 60 products, with policies."""
    from assistant.shop.folder import ShopFolder
    from retrieval.encoder import HashEncoder
    from retrieval.index import build_index

    path = tmp_path_factory.mktemp("shop")
    (path / "shop.toml").write_text(
        'name = "Hill & Dale"\ncurrency = "EUR"\nlocale = "en_IE"\n'
        '[handover]\nemail = "help@example.com"\n',
        encoding="utf-8",
    )
    catalog = "".join(json.dumps(line) + "\n" for line in product_lines())
    (path / "catalog.jsonl").write_text(catalog, encoding="utf-8")
    (path / "policies").mkdir()
    for name, text in POLICIES.items():
        (path / "policies" / name).write_text(text, encoding="utf-8")
    folder = ShopFolder.open(path)
    build_index(folder.catalog(), folder.index_dir, HashEncoder(256))
    return folder


@pytest.fixture(scope="session")
def shop_retriever(shop_folder):
    """The small shop's index, open."""
    from retrieval.encoder import HashEncoder
    from retrieval.search import Retriever

    return Retriever.open(shop_folder.catalog(), shop_folder.index_dir, HashEncoder(256))


@pytest.fixture
def open_assistant(shop_folder, shop_retriever, tmp_path):
    """Makes an assistant of the small shop for a model; conversations in a fresh database."""
    from assistant.config import Settings
    from assistant.conversation import Assistant

    opened = []

    def make(model: Any = "offline", database: str = "conversations.db", **settings: Any):
        made = Assistant.open(
            shop_folder,
            model=model,
            retriever=shop_retriever,
            settings=Settings(**settings),
            database_url=f"sqlite:///{tmp_path}/{database}",
            retry_delay_s=0.0,
        )
        opened.append(made)
        return made

    yield make
    for assistant in opened:
        assistant.close()


Step = str | Exception | list[tuple[str, dict[str, Any]]] | AIMessage


class ScriptedModel(BaseChatModel):
    """Says its steps in order: text, tool calls, a message, or an error; then the last again.

    A text is streamed in pieces of `size` characters; with `cut_at`, the stream breaks there.
    """

    steps: list[Any]
    name: str | None = "scripted"
    size: int = 7
    cut_at: int | None = None
    heard: list[Any] = []

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools, *, tool_choice=None, **kwargs):
        return self.bind(**kwargs)

    def _next(self, messages: list[BaseMessage]) -> AIMessage:
        step = self.steps[min(len(self.heard), len(self.steps) - 1)]
        self.heard.append(list(messages))
        if isinstance(step, Exception):
            raise step
        if isinstance(step, AIMessage):
            return step
        if isinstance(step, str):
            return AIMessage(content=step)
        calls = [
            {"name": name, "args": arguments, "id": f"c{len(self.heard)}-{at}"}
            for at, (name, arguments) in enumerate(step)
        ]
        return AIMessage(content="", tool_calls=calls)

    def _generate(self, messages, stop=None, run_manager=None, **kwargs) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self._next(messages))])

    def _stream(
        self, messages, stop=None, run_manager=None, **kwargs
    ) -> Iterator[ChatGenerationChunk]:
        message = self._next(messages)
        if message.tool_calls or message.invalid_tool_calls or not message.text:
            chunk = AIMessageChunk(
                content=message.content,
                tool_call_chunks=[
                    {"name": c["name"], "args": json.dumps(c["args"]), "id": c["id"], "index": at}
                    for at, c in enumerate(message.tool_calls)
                ]
                + [
                    {"name": c["name"], "args": c["args"], "id": c["id"], "index": at}
                    for at, c in enumerate(message.invalid_tool_calls)
                ],
            )
            yield ChatGenerationChunk(message=chunk)
            return
        for start in range(0, len(message.text), self.size):
            if self.cut_at is not None and start >= self.cut_at:
                raise ConnectionError("the stream was cut")
            piece = message.text[start : start + self.size]
            chunk = ChatGenerationChunk(message=AIMessageChunk(content=piece))
            if run_manager is not None:
                run_manager.on_llm_new_token(piece, chunk=chunk)
            yield chunk


@pytest.fixture
def scripted():
    """Makes a ScriptedModel from its steps."""

    def make(*steps: Step, **options: Any) -> ScriptedModel:
        return ScriptedModel(steps=list(steps), heard=[], **options)

    return make
