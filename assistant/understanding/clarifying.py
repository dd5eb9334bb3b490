"""The one question that would settle what is unclear; never two in a row."""

from collections import Counter
from collections.abc import Sequence

from assistant.understanding.reading import Clarify, ReadingContext, Reference
from retrieval.catalog import Catalog

__all__ = ["Clarifier"]

# Below this share for the likeliest group of intents, asking is better than guessing.
UNSURE = 0.45
OPTIONS = 4
_POINTING = frozenset({"ask_product", "compare", "cart"})
# Intents that a shopper would not tell apart.
_GROUPS = tuple(
    tuple(group.split())
    for group in (
        "search refine recommend ask_product compare cart",
        "order_status change_order cancel_order return_exchange refund_status invoice"
        " payment_issue",
        "policy complaint human account",
        "smalltalk",
        "out_of_scope",
    )
)


class Clarifier:
    """Asks about one shop's products. Built once."""

    def __init__(self, catalog: Catalog) -> None:
        """Notes the categories with most products, the narrowest names, for buttons."""
        leaves = Counter(p.category[-1] for p in catalog.products if p.category)
        leaves = Counter({name: n for name, n in leaves.items() if name[:1].isalpha()})
        self._largest = tuple(name for name, _ in leaves.most_common(OPTIONS))

    def question(
        self,
        ranked: dict[str, float],
        intent: str,
        references: Sequence[Reference],
        context: ReadingContext,
        query: str,
        *,
        changed: bool,
    ) -> Clarify | None:
        """Returns a question about what is pointed at, what is wanted, or what kind of matter.

        Args:
            ranked: probability of every intent.
            intent: the likeliest.
            references: what the message points at.
            context: what was on the table; nothing is asked right after a question.
            query: the words to search for.
            changed: the message changed a constraint, so that something was understood.
        """
        if context.last_question is not None:
            return None
        resolved = any(reference.product_ids for reference in references)
        if intent in _POINTING and not resolved and (references or not context.focus):
            found = self._which(intent, references, context)
            if found is not None:
                return found
        held = context.constraints is not None and bool(context.constraints.items)
        if intent in {"search", "recommend"} and not (query or held or changed):
            return Clarify("category", "What are you looking for?", self._largest)
        sure = max(sum(ranked.get(name, 0.0) for name in group) for group in _GROUPS)
        if sure < UNSURE and not (resolved or changed):
            options = ("Find a product", "An order", "Talk to a person")
            return Clarify("intent", "Is this about a product, or about an order?", options)
        return None

    def _which(
        self, intent: str, references: Sequence[Reference], context: ReadingContext
    ) -> Clarify | None:
        if len(context.shelf) > 1:
            titles = tuple(product.title for product in context.shelf[:OPTIONS])
            return Clarify("reference", "Which one do you mean?", titles)
        if not context.shelf and (references or intent == "compare"):
            return Clarify("category", "Which product do you mean?", self._largest)
        return None
