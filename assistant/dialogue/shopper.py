"""A simulated shopper who pursues a goal and answers what the assistant asks.

Its policy is scripted: the same replies get the same messages, without a network. It looks at a
reply as a person does: what is shown, what is asked, what waits for a yes. It judges nothing; the
end state is judged by `end`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.dialogue.products import fits
from assistant.dialogue.script import Script
from assistant.reply import Reply
from retrieval.catalog import Catalog, fold

__all__ = ["ScriptedShopper", "is_satisfied"]

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
OTHERS = ("do you have any others?", "anything else?", "show me some more please")
NO_MATTER = "I don't mind"
KEEP = "no, that one matters to me"


class ScriptedShopper:
    """Plays one dialogue of a script with a goal."""

    def __init__(self, script: Script, catalog: Catalog) -> None:
        """Begin with nothing told.

        Args:
            script: has a goal.
            catalog: tells whether a product shown is what is wanted.
        """
        if script.goal is None:
            raise ValueError("a shopper needs a goal")
        self._goal = script.goal
        self._catalog = catalog
        self._untold = dict(script.goal.product)
        self._open_facts = dict(script.facts)
        self._bit_by_bit = script.persona.tells == "bit by bit"
        self._others = iter(OTHERS)
        self._acted = False

    def next_message(self, replies: Sequence[Reply]) -> str | None:
        """Return what is said next; None when there is nothing left to say.

        Args:
            replies: so far, oldest first; [] asks for the opening message.
        """
        if not replies:
            return self._opening()
        reply = replies[-1]
        if reply.confirmation is not None:
            return "yes, please" if self._goal.confirms else "no, leave it as it is"
        return self._answer(reply) if _asks(reply) else self._go_on(reply)

    def _opening(self) -> str:
        if self._bit_by_bit:
            return self._goal.wants
        said = [self._goal.wants, *(_worded(*wish) for wish in self._untold.items())]
        self._untold.clear()
        return ", ".join(said)

    def _answer(self, reply: Reply) -> str | None:
        """Answer what is asked, where there is an answer."""
        if reply.clarifies:
            facet = reply.clarifies.removeprefix("without:")
            if facet != reply.clarifies:
                return KEEP if facet in self._goal.product else "yes"
            if facet in self._untold:
                return _worded(facet, self._untold.pop(facet))
        fact = self._asked_fact(reply)
        if fact is not None:
            return fact
        if reply.clarifies and not self._has_fit(reply):
            return NO_MATTER
        return self._go_on(reply)

    def _asked_fact(self, reply: Reply) -> str | None:
        """Return the fact whose name the reply speaks of, once."""
        text = _bare(reply.text)
        for name, value in self._open_facts.items():
            if _bare(name) in text:
                del self._open_facts[name]
                return value
        return None

    def _go_on(self, reply: Reply) -> str | None:
        if not self._goal.product:
            return self._asked_fact(reply)
        if self._acted:
            return None
        if self._has_fit(reply):
            self._acted = True
            place = next(at for at, fit in enumerate(self._fits(reply)) if fit)
            it = f"the {ORDINALS[place]} one" if place < len(ORDINALS) else "the last one"
            return self._goal.then.format(it=it) if self._goal.then else None
        if self._untold:
            facet = next(iter(self._untold))
            return _worded(facet, self._untold.pop(facet))
        return next(self._others, None)

    def _has_fit(self, reply: Reply) -> bool:
        return bool(self._goal.product) and any(self._fits(reply))

    def _fits(self, reply: Reply) -> Iterator[bool]:
        for i in reply.shelf.ids:
            yield i in self._catalog and fits(self._catalog.get(i), self._goal.product)


def is_satisfied(script: Script, replies: Sequence[Reply], catalog: Catalog) -> bool:
    """Whether a reply showed a product such as is wanted; True when none is wanted."""
    if script.goal is None or not script.goal.product:
        return True
    shown = {i for reply in replies for i in reply.shelf.ids if i in catalog}
    return any(fits(catalog.get(i), script.goal.product) for i in shown)


def _bare(text: str) -> str:
    return fold(text).replace("-", "")


def _asks(reply: Reply) -> bool:
    return bool(reply.clarifies) or reply.text.rstrip().endswith(("?", "？"))


def _worded(facet: str, wanted: Any) -> str:  # noqa: ANN401 - a condition of a script
    """Return a condition as people say it."""
    if isinstance(wanted, Mapping):
        return _worded_rule(facet, wanted)
    if isinstance(wanted, bool):
        return f"{facet.replace('_', ' ')}, please" if wanted else f"not {facet.replace('_', ' ')}"
    said = " or ".join(map(str, wanted)) if isinstance(wanted, list) else str(wanted)
    match facet:
        case "colour" | "material":
            return f"in {said}"
        case "size":
            return f"size {said}"
        case "brand":
            return f"from {said}"
    return said


def _worded_rule(facet: str, rule: Mapping[str, Any]) -> str:
    if "not" in rule:
        unwanted = rule["not"] if isinstance(rule["not"], list) else [rule["not"]]
        return f"but not {' or '.join(map(str, unwanted))}"
    name = "" if facet == "price" else f"{facet.replace('_', ' ')} "
    low, high = rule.get("min"), rule.get("max")
    if low is not None and high is not None:
        return f"{name}between {low:g} and {high:g}"
    return f"{name}under {high:g}" if high is not None else f"{name}over {low:g}"
