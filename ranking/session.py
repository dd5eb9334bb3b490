"""What a conversation has shown so far: it lowers what the same values and looks can still gain."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.errors import RankingError

if TYPE_CHECKING:
    from ranking.result import Ranking

__all__ = ["Session"]

# Below a hundredth of one showing nothing changes; dropping it keeps the memory short.
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
        seen = {key: h * self.decay for key, h in self.seen.items() if h * self.decay >= FAINT}
        if problem.facets is not None:
            facets = problem.facets
            for item in ranking.items.tolist():
                for column in facets.of(item).tolist():
                    key = (facets.names[facets.facet_of[column]], facets.values[column])
                    seen[key] = seen.get(key, 0.0) + 1.0
        fresh = set(ranking.ids)
        kept = tuple(id_ for id_ in self.shown if id_ not in fresh)
        vectors, strengths = self._remember(ranking)
        return replace(
            self, seen=seen, shown=kept + ranking.ids, vectors=vectors, strengths=strengths
        )

    def _remember(
        self, ranking: "Ranking"
    ) -> tuple[NDArray[np.float32] | None, NDArray[np.float64]]:
        embeddings = ranking.problem.embeddings
        old, strengths = self.vectors, self.strengths * self.decay
        if embeddings is None or not len(ranking.items):
            return old, strengths
        new = np.asarray(embeddings)[ranking.items].astype(np.float32)
        if old is None or old.shape[1] != new.shape[1]:
            return new, np.ones(len(new))
        kept = strengths >= FAINT
        vectors = np.concatenate([old[kept], new])[-KEPT_VECTORS:]
        return vectors, np.concatenate([strengths[kept], np.ones(len(new))])[-KEPT_VECTORS:]
