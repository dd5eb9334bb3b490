"""The product knowledge graph: what a product is, what it goes with, what may stand in for it.

Made of the catalogue, the shop's own rules (knowledge.toml) and what is bought together. Nodes are
(kind, name) pairs; an edge has a "kind": in, is_in, brand, has, goes_with, compatible_with,
used_for or bought_with.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx
from pydantic import BaseModel, ConfigDict, ValidationError
from scipy import sparse

from assistant.errors import ShopError
from assistant.shop.toml_file import load_toml
from retrieval.catalog import Catalog, Product, fold

__all__ = ["KnowledgeGraph", "KnowledgeRules", "Partner", "partner_table", "read_rules"]

Node = tuple[str, str]
_STRICT = ConfigDict(frozen=True, extra="forbid")


class _GoesWith(BaseModel):
    model_config = _STRICT

    category: str
    also: tuple[str, ...]


class _Compatible(BaseModel):
    model_config = _STRICT

    category: str
    also: str
    same: str


class _UsedFor(BaseModel):
    model_config = _STRICT

    use: str
    categories: tuple[str, ...]


class KnowledgeRules(BaseModel):
    """What an owner knows of kinds of products; categories by any name of their path.

    Attributes:
        goes_with: products of `category` go with those of the categories `also`.
        compatible: those of `category` fit those of `also` where the attribute `same` is equal,
            and only there.
        used_for: categories that serve one use.
    """

    model_config = _STRICT

    goes_with: tuple[_GoesWith, ...] = ()
    compatible: tuple[_Compatible, ...] = ()
    used_for: tuple[_UsedFor, ...] = ()


def read_rules(path: Path) -> KnowledgeRules:
    """Read a knowledge.toml; no rules where there is no such file.

    Raises:
        ShopError: it is no TOML, or a key of it is not allowed.
    """
    try:
        return KnowledgeRules.model_validate(load_toml(path))
    except FileNotFoundError:
        return KnowledgeRules()
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise ShopError(
            f"{path}: {key}: {first['msg']}. Allowed are goes_with (category, also), compatible"
            " (category, also, same) and used_for (use, categories)."
        ) from None


@dataclass(frozen=True, slots=True)
class Partner:
    """What goes with a product, and how that is known.

    Attributes:
        kind: "compatible_with", "bought_with", "goes_with" or "used_for", the surest first.
        detail: the common value of a compatible part ("55"), the use, or "".
        strength: in [0, 1].
    """

    kind: str
    detail: str
    strength: float


GOES_WITH, USED_FOR = 0.7, 0.3


class KnowledgeGraph:
    """The graph of one catalogue, in memory."""

    def __init__(
        self,
        catalog: Catalog,
        rules: KnowledgeRules,
        together: sparse.csr_array | None = None,
        kinds_together: Mapping[tuple[str, str], float] | None = None,
    ) -> None:
        """Builds the graph.

        Args:
            catalog: n products.
            rules: the owner's.
            together: (n, n) how strongly products are bought together; None for not known.
            kinds_together: the same of two categories, by folded name, each in [0, 1].
        """
        self.catalog = catalog
        self.rules = rules
        self.graph = nx.DiGraph()
        self._members: dict[str, list[Product]] = defaultdict(list)
        for product in catalog:
            self._add(product)
        for (left, right), strength in (kinds_together or {}).items():
            self._join(("category", left), ("category", right), "bought_with", strength=strength)
        for rule in rules.goes_with:
            for other in rule.also:
                self._join(
                    ("category", fold(rule.category)), ("category", fold(other)), "goes_with"
                )
        for use in rules.used_for:
            for category in use.categories:
                self._join(("category", fold(category)), ("use", use.use), "used_for")
        for rule_fits in rules.compatible:
            self._fit(rule_fits)
        if together is not None:
            self._buy(together)

    def partners(self, product_id: str) -> dict[str, Partner]:
        """Return what goes with a product, by id: fitting parts, what is bought with it, its uses.

        Products of the same narrowest category are no partners: they stand in for each other. Nor
        is one that a rule of fit rules out.
        """
        product = self.catalog.get(product_id)
        own, kinds = _kinds(product), self._kinds_that_go(product)
        found = {
            other.id: partner for name, partner in kinds.items() for other in self._members[name]
        }
        for (_, other_id), edge in self.graph[("product", product_id)].items():
            if edge["kind"] == "bought_with":
                known = found.get(other_id)
                strength = max(edge["strength"], known.strength if known else 0.0)
                found[other_id] = Partner("bought_with", "", strength)
            elif edge["kind"] == "compatible_with":
                found[other_id] = Partner("compatible_with", edge["value"], 1.0)
        return {
            other_id: partner
            for other_id, partner in found.items()
            if other_id != product_id
            and own[-1:] != _kinds(self.catalog.get(other_id))[-1:]
            and not self._clash(product, self.catalog.get(other_id))
        }

    def substitutes(self, product_id: str) -> tuple[str, ...]:
        """Return ids of the same narrowest category, those that share most values first."""
        product = self.catalog.get(product_id)
        if not product.category:
            return ()
        values = _values(product)
        same = [
            other
            for other in self._members[fold(product.category[-1])]
            if other.id != product_id and other.category == product.category
        ]
        return tuple(
            other.id for other in sorted(same, key=lambda p: (-len(values & _values(p)), p.id))
        )

    def export(self) -> dict[str, Any]:
        """Return the graph as node-link JSON, as `networkx.node_link_graph` reads it."""
        data: dict[str, Any] = nx.node_link_data(self.graph, edges="edges")
        return data

    def _add(self, product: Product) -> None:
        node = ("product", product.id)
        self.graph.add_node(node, title=product.title)
        path = _kinds(product)
        for name in path:
            self._members[name].append(product)
        for broad, narrow in zip(path, path[1:], strict=False):
            self._join(("category", narrow), ("category", broad), "is_in")
        if path:
            self._join(node, ("category", path[-1]), "in")
        if product.brand:
            self._join(node, ("brand", product.brand), "brand")
        for name, value in _values(product):
            self._join(node, ("value", f"{name}={value}"), "has")

    def _join(self, left: Node, right: Node, kind: str, **more: Any) -> None:  # noqa: ANN401
        self.graph.add_edge(left, right, kind=kind, **more)

    def _fit(self, rule: _Compatible) -> None:
        others: dict[str, list[Product]] = defaultdict(list)
        for other in self._members[fold(rule.also)]:
            for value in other.values(rule.same):
                others[value].append(other)
        for product in self._members[fold(rule.category)]:
            for value in product.values(rule.same):
                for other in others[value]:
                    left, right = ("product", product.id), ("product", other.id)
                    self._join(left, right, "compatible_with", value=value)
                    self._join(right, left, "compatible_with", value=value)

    def _buy(self, together: sparse.csr_array) -> None:
        pairs = sparse.coo_array(together)
        highest = float(pairs.data.max()) if pairs.nnz else 1.0
        for left, right, strength in zip(
            pairs.coords[0].tolist(), pairs.coords[1].tolist(), pairs.data.tolist(), strict=True
        ):
            nodes = [("product", self.catalog.products[at].id) for at in (left, right)]
            if not self.graph.has_edge(*nodes):
                self._join(nodes[0], nodes[1], "bought_with", strength=strength / highest)

    def _kinds_that_go(self, product: Product) -> dict[str, Partner]:
        """Return category -> how a product's own categories go with it, the strongest way."""
        found: dict[str, Partner] = {}
        for name in _kinds(product):
            node = ("category", name)
            for other, edge in self.graph[node].items() if node in self.graph else ():
                kind = edge["kind"]
                if kind == "used_for":
                    partner = Partner(kind, other[1], USED_FOR)
                    sisters = [n for (k, n), _ in self.graph.in_edges(other) if k == "category"]
                elif kind in ("goes_with", "bought_with"):
                    partner = Partner(kind, "", edge.get("strength", GOES_WITH))
                    sisters = [other[1]]
                else:
                    continue
                for sister in sisters:
                    if sister not in found or found[sister].strength < partner.strength:
                        found[sister] = partner
        return found

    def _clash(self, left: Product, right: Product) -> bool:
        """Whether a rule of fit speaks of both and they do not fit."""
        mine, other = set(_kinds(left)), set(_kinds(right))
        for rule in self.rules.compatible:
            here, there = fold(rule.category), fold(rule.also)
            if (here in mine and there in other) or (here in other and there in mine):
                return not set(left.values(rule.same)) & set(right.values(rule.same))
        return False


def _kinds(product: Product) -> list[str]:
    return [fold(name) for name in product.category]


def _values(product: Product) -> set[tuple[str, str]]:
    return {(name, value) for name in product.attributes for value in product.own_values(name)}


def partner_table(
    graph: KnowledgeGraph, anchors: Mapping[str, float]
) -> dict[str, tuple[Partner, str]]:
    """Return what goes with any of several products: id -> (the surest partner, of which anchor).

    Args:
        graph: the shop's.
        anchors: product id -> how much it counts; those are no partners themselves.
    """
    found: dict[str, tuple[Partner, str]] = {}
    for anchor, weight in anchors.items():
        for product_id, partner in graph.partners(anchor).items():
            worth = partner.strength * weight
            held = found.get(product_id)
            if product_id not in anchors and (held is None or worth > held[0].strength):
                found[product_id] = (Partner(partner.kind, partner.detail, worth), anchor)
    return found
