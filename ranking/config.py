"""The ranker's settings: a weight per term and how coverage saturates.

Knows nothing of requests: the same configuration serves every one of them.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, fields

from ranking.errors import RankingError

__all__ = ["RankerConfig"]


@dataclass(frozen=True, slots=True)
class RankerConfig:
    """Weights of the objective; each term is scaled to [0, 1], so they do not depend on n.

    Attributes:
        relevance_weight: a, of the mean relevance of the list.
        coverage_weight: b, of facet coverage.
        similarity_weight: c, of facility location over the embeddings.
        exposure_weight: e, of the exposure of sellers; counts only where prices are given.
        stability_weight: bonus of an item that the previous turn showed (`previous=`), in units
            of relevance. 0.03 is three standard deviations of the jitter it is meant to absorb.
        depth: rho in [0, 1) of g(x) = 1 - rho^x; 0 counts a value once, 0.5 is the alpha of
            alpha-nDCG.
        share_power: exponent of a value's share among the candidates in its demand; 0 asks for
            every value alike.
        representatives: U, how many candidates stand for all of them in facility location.
        many: above this many candidates, half as many representatives are used.
        iterations: Polyak steps of the dual certificate.
        repair_below: certificates below this are repaired by swaps.
    """

    relevance_weight: float = 0.52
    coverage_weight: float = 0.34
    similarity_weight: float = 0.14
    exposure_weight: float = 0.1
    stability_weight: float = 0.03
    depth: float = 0.35
    share_power: float = 0.5
    representatives: int = 128
    many: int = 4000
    iterations: int = 30
    repair_below: float = 0.98

    def __post_init__(self) -> None:
        """Refuses values outside their range.

        Raises:
            RankingError: names the setting, its value and the range.
        """
        for field in fields(self):
            value = getattr(self, field.name)
            low, high = _RANGES.get(field.name, (0.0, 1e6))
            # A NaN fails both comparisons and so is refused too.
            if isinstance(value, bool) or not low <= value <= high:
                raise RankingError(
                    f"{field.name} is {value!r}; it must lie between {low:g} and {high:g}"
                )

    def digest(self) -> str:
        """A hash of every setting: 12 hexadecimal digits, the same on every machine."""
        text = json.dumps(asdict(self), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


_RANGES = {
    "depth": (0.0, 0.999),
    "share_power": (0.0, 4.0),
    "representatives": (1, 4096),
    "many": (1, 10**9),
    "iterations": (1, 100_000),
    "repair_below": (0.0, 1.0),
}
