"""What a conversation has shown so far: it lowers what the same values and looks can still gain."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.errors import RankingError

if TYPE_CHECKING:
    from ranking.result import Ranking

__all__ = ["Session"]

# A look below a hundredth of one showing changes nothing; dropping it keeps the memory short.
FAINT = 0.01
KEPT_VECTORS = 64


@dataclass(frozen=True, eq=False)
class Session:
    """The decayed memory of earlier lists; pass it to `Ranker.rank(session=...)`.

    Attributes:
        decay: in [0, 1]; what one further list leaves of a showing.
        seen: (facet, value) -> h_fv, showings of it, each decayed.
        shown: ids shown, oldest first. "Show me more" bans them: `Constraints(banned=s.shown)`.
        vectors: (m, d) embeddings of shown items, or None.
        strengths: (m,) in (0, 1], how much of each remains.
    """

    decay: float = 0.5
    seen: Mapping[tuple[str, str], float] = field(default_factory=dict)
    shown: tuple[Hashable, ...] = ()
    vectors: NDArray[np.float32] | None = None
    strengths: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))

    def __post_init__(self) -> None:
        """Refuses a decay outside [0, 1].

        Raises:
            RankingError: names the value.
        """
        if not 0 <= self.decay <= 1:
            raise RankingError(f"decay is {self.decay!r}; it must lie between 0 and 1")

    def after(self, ranking: "Ranking") -> "Session":
        """The session once a list has been shown; this one is left as it was."""
        problem = ranking.problem
        pairs: list[tuple[str, str]] = []
        if problem.facets is not None:
            for columns in problem.facets.of_each(ranking.items):
                pairs += [problem.facets.pair(column) for column in columns]
        vectors = None
        if problem.embeddings is not None and len(ranking.items):
            vectors = np.asarray(problem.embeddings)[ranking.items].astype(np.float32)
        return self.after_list(ranking.ids, pairs, vectors)

    def after_list(
        self,
        ids: Sequence[Hashable],
        pairs: Iterable[tuple[str, str]],
        vectors: NDArray[np.float32] | None = None,
    ) -> "Session":
        """The session once a list has been shown that is only known by what was on it.

        Args:
            ids: of the list.
            pairs: (facet, value) of its items, once for each item that has it.
            vectors: (m, d) unit rows of its items, or None.
        """
        # Nothing seen is ever dropped: "not seen yet" has to hold for the whole conversation.
        seen = {key: h * self.decay for key, h in self.seen.items()}
        for pair in pairs:
            seen[pair] = seen.get(pair, 0.0) + 1.0
        fresh = set(ids)
        shown = (*(id_ for id_ in self.shown if id_ not in fresh), *ids)
        kept, strengths = self._remember(vectors)
        return replace(self, seen=seen, shown=shown, vectors=kept, strengths=strengths)

    def _remember(
        self, new: NDArray[np.float32] | None
    ) -> tuple[NDArray[np.float32] | None, NDArray[np.float64]]:
        old, strengths = self.vectors, self.strengths * self.decay
        if new is None:
            return old, strengths
        if old is None or old.shape[1] != new.shape[1]:
            return new, np.ones(len(new))
        kept = strengths >= FAINT
        vectors = np.concatenate([old[kept], new])[-KEPT_VECTORS:]
        return vectors, np.concatenate([strengths[kept], np.ones(len(new))])[-KEPT_VECTORS:]
