"""The tools a chat model may call: search, look at, compare, read the policies.

Each reads the turn in progress from the runtime context, adds what it returns to the turn's
evidence, and tells the model in JSON. An expected error becomes one sentence that the model can
act on; a bug propagates. Whose data it is never comes from an argument.
"""

import json
from collections.abc import Callable
from typing import Any

from langchain_core.tools import BaseTool, StructuredTool, ToolException
from langgraph.runtime import Runtime, get_runtime
from pydantic import BaseModel, ConfigDict, Field

from assistant.agent.absence_tool import WHY_NOT, WhyNotArguments, why_not_shown
from assistant.agent.recommend_tools import RECOMMENDING
from assistant.agent.telling import tell_finding, tell_product
from assistant.records import product_record
from assistant.reply import Evidence
from assistant.shelf.finding import Asked, Finding, find
from assistant.turn.context import TurnContext
from assistant.turn.floor import Floor
from assistant.wording import Phrases
from retrieval.catalog import Product, fold
from retrieval.errors import RetrievalError

__all__ = ["build_tools"]

Result = tuple[str, Any]
MOST_COMPARED = 6


class _ProductArguments(BaseModel):
    model_config = ConfigDict(extra="forbid")

    product_id: str = Field(description="The product's id, such as one on the shelf")


class _CompareArguments(BaseModel):
    model_config = ConfigDict(extra="forbid")

    product_ids: list[str] = Field(
        min_length=2, max_length=MOST_COMPARED, description="Ids of two to six products"
    )


class _PolicyArguments(BaseModel):
    model_config = ConfigDict(extra="forbid")

    question: str = Field(max_length=2000, description="What the shopper wants to know")


def build_tools(floor: Floor) -> list[BaseTool]:
    """Make the tools of one shop; the search tool's arguments are its live facets."""
    return [
        _tool("search_products", SEARCH, floor.search_arguments, search_products),
        _tool("get_product", GET, _ProductArguments, get_product),
        _tool("compare_products", COMPARE, _CompareArguments, compare_products),
        _tool("why_not_shown", WHY_NOT, WhyNotArguments, why_not_shown),
        _tool("read_policy", READ, _PolicyArguments, read_policy),
        *(_tool(name, *told) for name, told in RECOMMENDING.items()),
    ]


SEARCH = (
    "Search the shop and put the best few products on the shelf in front of the shopper. Returns"
    " the products shown with why each was chosen, how many match in all, and what gave way if"
    " not everything could be met. Example: query 'waterproof hiking boots', price_max 150."
)
GET = (
    "Everything on record about one product: price, stock, sizes, attributes, rating, description."
    " Example: product_id 'p1001'."
)
COMPARE = (
    "The records of two to six products side by side. Example: product_ids ['p1001', 'p1007']."
)
READ = (
    "Find what the shop's written policies say: delivery, returns, exchanges, payment, warranty,"
    " privacy. Returns the passages with their headings. Example: question 'can I return shoes'."
)


def search_products(runtime: Runtime[TurnContext], **given: Any) -> Result:  # noqa: ANN401
    """See SEARCH."""
    context = runtime.context
    phrases = Phrases(context.language)
    runtime.stream_writer(phrases.say("progress_search", count=f"{len(context.floor.catalog):,}"))
    arguments = context.floor.search_arguments.model_validate(given)
    likeness = given.get("similar_to")
    asked = Asked(
        query=str(given.get("query", "")),
        where=arguments.to_filter(context.floor.catalog),
        sort=given.get("sort", "fit"),
        more=bool(given.get("more", False)),
        similar_to=_resolve(context, likeness) if likeness else None,
    )
    if asked.similar_to is not None:
        context.add_evidence(_evidence(asked.similar_to))
    finding = find(context, asked)
    _keep(context, finding)
    return tell_finding(finding, context.floor), finding


def get_product(runtime: Runtime[TurnContext], product_id: str) -> Result:
    """See GET."""
    context = runtime.context
    runtime.stream_writer(Phrases(context.language).say("progress_product"))
    product = _resolve(context, product_id)
    context.add_evidence(_evidence(product))
    context.show_products([product], Phrases(context.language).say("why_asked"))
    return _json({"product": tell_product(product, context.floor, whole=True)}), (product,)


def compare_products(runtime: Runtime[TurnContext], product_ids: list[str]) -> Result:
    """See COMPARE."""
    context = runtime.context
    runtime.stream_writer(Phrases(context.language).say("progress_product"))
    found = {product.id: product for product in (_resolve(context, i) for i in product_ids)}
    products = tuple(found.values())
    context.add_evidence(*(_evidence(product) for product in products))
    context.show_products(products, Phrases(context.language).say("why_compared"))
    told = [tell_product(product, context.floor, whole=True) for product in products]
    return _json({"products": told}), products


def read_policy(runtime: Runtime[TurnContext], question: str) -> Result:
    """See READ."""
    context = runtime.context
    runtime.stream_writer(Phrases(context.language).say("progress_read"))
    passages = context.floor.policies.find(question)
    context.add_evidence(
        *(
            Evidence(p.source, "policy", {"file": p.file, "heading": p.heading, "text": p.text})
            for p in passages
        )
    )
    if not passages:
        topics = ", ".join(context.floor.policies.topics) or "nothing"
        return f"No policy says anything about that. There are policies on: {topics}.", ()
    told = [{"heading": p.heading, "text": p.text} for p in passages]
    return _json({"passages": told}), passages


def _keep(context: TurnContext, finding: Finding) -> None:
    """Add a finding to the evidence and its products to the shelf."""
    found = finding.found
    number = sum(1 for each in context.evidence if each.kind == "search") + 1
    context.add_evidence(Evidence(f"search-{number}", "search", found.record()))
    if finding.blocker is not None:
        blocker = finding.blocker
        other = {
            **found.record(),
            "filters": blocker.where.model_dump(mode="json", exclude_defaults=True),
            "matching": blocker.matching,
            "price_min_minor": blocker.prices[0],
            "price_max_minor": blocker.prices[1],
        }
        context.add_evidence(
            Evidence(f"search-{number}-without-{blocker.facet}", "search", other),
            *(_evidence(product) for product in blocker.cheapest),
        )
    context.add_evidence(*(Evidence(item.id, "product", item.record) for item in found.shelf.items))
    context.show(found.shelf)
    context.showing = context.showing or found.showing
    context.question = finding.question


def _evidence(product: Product) -> Evidence:
    return Evidence(product.id, "product", product_record(product))


def _resolve(context: TurnContext, named: str) -> Product:
    """Return the product of an id, or of a title among those shown.

    Raises:
        ToolException: there is none; says which ids are on the shelf.
    """
    catalog = context.floor.catalog
    if named in catalog:
        return catalog.get(named)
    nearby = [*context.shelf_before, *(catalog.get(i) for i in context.shelf.ids)]
    for product in nearby:
        if fold(product.title) == fold(named):
            return product
    shown = ", ".join(p.id for p in nearby) or "none"
    raise ToolException(f"There is no product {named[:80]!r}. Ids on the shelf: {shown}.")


def _tool(
    name: str, description: str, schema: type[BaseModel], function: Callable[..., Result]
) -> BaseTool:
    return StructuredTool.from_function(
        _guarded(name, function),
        name=name,
        description=description,
        args_schema=schema,
        infer_schema=False,
        response_format="content_and_artifact",
        handle_tool_error=True,
    )


def _guarded(name: str, function: Callable[..., Result]) -> Callable[..., Result]:
    """Note the call, and turn an expected error into a sentence for the model."""

    def call(**given: Any) -> Result:  # noqa: ANN401
        # LangChain's injected runtime would have to be a field of the arguments, which must
        # refuse every field that is not theirs.
        runtime = get_runtime(TurnContext)
        runtime.context.record_use(name, _plain(given))
        try:
            return function(runtime, **given)
        except RetrievalError as error:
            raise ToolException(str(error)) from None

    return call


def _plain(given: dict[str, Any]) -> dict[str, Any]:
    """Return arguments as the model wrote them: only what was given, as plain JSON."""
    return {key: value for key, value in given.items() if value not in (None, [], "", False)}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
