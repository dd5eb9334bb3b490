"""What a dialogue script may say: the format of `dialogues/*.yaml`.

Plain types. They know neither files (load) nor the assistant (run).
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

__all__ = [
    "INVARIANTS",
    "Bounds",
    "Expectation",
    "Finally",
    "Goal",
    "Never",
    "Persona",
    "Script",
    "ScriptTurn",
    "ShelfExpectation",
    "ToolsExpectation",
]

# Checked on every reply of every script; a script cannot switch them off.
INVARIANTS = (
    "shown products are named",
    "named products are shown",
    "cards are the catalogue's",
    "claims are backed",
    "amounts are on record",
    "lines tell their products",
    "hard constraints hold",
    "nothing is written unasked",
    "language is the shopper's",
    "text is plain",
    "a person has the floor",
)

OneOrMany = str | list[str]
AtLeast = Annotated[int, Field(ge=1)]  # at least none could not fail


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bounds(_Part):
    """A range, inclusive on both sides; an absent bound is open."""

    min: float | None = None
    max: float | None = None

    @model_validator(mode="after")
    def _has_a_bound(self) -> "Bounds":
        if self.min is None and self.max is None:
            raise ValueError("needs min or max")
        return self

    def holds(self, number: float) -> bool:
        """Whether a number lies inside."""
        return (self.min is None or number >= self.min) and (self.max is None or number <= self.max)


class ShelfExpectation(Bounds):
    """How many products the shelf has, how varied it is and how much it covers."""

    distinct: dict[str, AtLeast] = {}  # facet -> at least so many different values
    certificate: Bounds | None = None
    changed: bool | None = None  # against the shelf before

    @model_validator(mode="after")
    def _has_a_bound(self) -> "ShelfExpectation":
        said = (self.min, self.max, self.certificate, self.changed)
        if all(each is None for each in said) and not self.distinct:
            raise ValueError("needs min, max, distinct, certificate or changed")
        if self.min == 0 and self.max is None:
            raise ValueError("at least 0 products asserts nothing; say max, or leave it out")
        return self


class ToolsExpectation(_Part):
    """Which tools the turn called: exactly these, at least these, or these in this order."""

    exact: list[str] | None = None
    subset: list[str] | None = None
    order: list[str] | None = None

    @model_validator(mode="after")
    def _names_a_tool(self) -> "ToolsExpectation":
        if self.exact is None and not (self.subset or self.order):
            raise ValueError("needs exact, subset or order, naming a tool")
        return self


class Expectation(_Part):
    """What one reply must be like; never a whole sentence."""

    intent: OneOrMany | None = None
    tools: list[str] | ToolsExpectation | None = None  # a list is a subset
    arguments: dict[str, dict[str, Any]] = {}  # tool -> argument -> value
    constraints: dict[str, Any] = {}  # DESIGN.md's shape; null: the facet is free
    every_product: dict[str, Any] = {}
    some_product: dict[str, Any] = {}
    shelf: ShelfExpectation | None = None
    named: list[str] = []  # product ids or titles that the text names
    cites: OneOrMany | None = None  # "returns.md" or "returns.md#Returning something"
    claims: dict[str, AtLeast] = {}  # kind -> at least so many
    refused: bool | str | None = None  # a rule: that rule refused
    clarifies: bool | str | None = None  # a facet: the question is about it
    confirmation: bool | str | None = None  # the action that waits for a yes
    handover: bool | None = None
    relaxed: str | bool | None = None
    cart: list[str] | None = None  # product ids, in any order
    language: str | None = None
    mentions: OneOrMany | None = None  # any of these words
    latency: Bounds | None = None  # as a ratio to the run's median turn

    @model_validator(mode="after")
    def _asserts_something(self) -> "Expectation":
        for key in self.model_fields_set:
            value = getattr(self, key)
            if value is None or (value in ({}, []) and key not in {"tools", "cart"}):
                raise ValueError(f"{key} asserts nothing; leave it out, or say false or a value")
        return self

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is expected."""
        return not self.model_fields_set


class Never(_Part):
    """What no reply of the dialogue may do."""

    tools: list[str] = []
    products: list[dict[str, Any]] = []  # a shelf item that fits one of these
    words: list[str] = []


class Finally(_Part):
    """The state at the end."""

    cart: list[str] | None = None
    in_cart: dict[str, Any] = {}  # every product in the cart fits, and there is one
    orders: Literal["unchanged"] | dict[str, dict[str, Any]] | None = None
    handover: bool | None = None
    constraints: dict[str, Any] = {}


class ScriptTurn(_Part):
    """One message and what its reply must be like. `say` with several texts is paraphrases."""

    say: OneOrMany | None = None
    remove: str | None = None  # a chip's key instead of a message
    expect: Expectation = Expectation()

    @model_validator(mode="after")
    def _one_of_say_and_remove(self) -> "ScriptTurn":
        if (self.say is None) == (self.remove is None):
            raise ValueError("needs exactly one of say and remove")
        return self

    @field_validator("say")
    @classmethod
    def _some_paraphrase(cls, say: OneOrMany | None) -> OneOrMany | None:
        if isinstance(say, list) and not say:
            raise ValueError("an empty list says nothing")
        return say

    @property
    def wordings(self) -> tuple[str, ...]:
        """The paraphrases, at least one; () for the removal of a chip."""
        if self.say is None:
            return ()
        return tuple(self.say) if isinstance(self.say, list) else (self.say,)


class Goal(_Part):
    """What a simulated shopper is after."""

    wants: Annotated[str, Field(min_length=1)]  # said first
    about: str = ""  # the goal in full, for an LLM that plays the shopper
    product: dict[str, Any] = {}  # such a product must be shown; told in the opening or bit by bit
    then: str | None = None  # said once it is shown; {it} is "the second one"
    confirms: bool = True  # what is answered when a yes is asked for


class Persona(_Part):
    """How a simulated shopper behaves."""

    about: str = ""  # for an LLM that plays the shopper
    tells: Literal["all", "bit by bit"] = "bit by bit"
    patience: Annotated[int, Field(ge=1, le=30)] = 8  # messages before giving up


class Script(_Part):
    """A whole dialogue: what is said in turn, or a goal that a simulated shopper pursues."""

    name: Annotated[str, Field(min_length=1)]
    tags: list[str] = []
    customer: str | None = None  # who is signed in
    include: OneOrMany = []  # scripts whose turns come first
    slots: dict[str, list[str]] = {}  # {name} in a wording -> what it may stand for
    turns: list[ScriptTurn] = []
    goal: Goal | None = None  # instead of turns: a simulated shopper speaks
    persona: Persona = Persona()
    facts: dict[str, str] = {}  # what the shopper says when a reply asks for it by name
    never: Never = Never()
    finally_: Finally = Field(Finally(), alias="finally")

    @property
    def asserts_nothing(self) -> bool:
        """Whether only the invariants would be checked."""
        if self.goal is not None and self.goal.product:
            return False
        spoken = any(not turn.expect.is_empty for turn in self.turns)
        end, never = self.finally_, self.never
        said = (end.cart, end.orders, end.handover)
        ends = any(each is not None for each in said) or bool(end.constraints or end.in_cart)
        return not (spoken or ends or never.tools or never.products or never.words)

    @model_validator(mode="after")
    def _turns_or_a_goal(self) -> "Script":
        if self.goal is not None and (self.turns or self.include):
            raise ValueError(
                "goal: a shopper with a goal speaks alone; leave out turns and include"
            )
        if self.goal is None and (self.facts or self.model_fields_set & {"persona"}):
            raise ValueError("facts and persona belong to a goal; this script has none")
        return self

    @field_validator("slots")
    @classmethod
    def _slots_have_values(cls, slots: dict[str, list[str]]) -> dict[str, list[str]]:
        for name, values in slots.items():
            if not values:
                raise ValueError(f"slot {name!r} has no value")
        return slots
