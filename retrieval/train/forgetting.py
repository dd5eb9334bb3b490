"""Whether tuning on a shop cost the encoder what it knew of language.

Twenty everyday sentences, each with a paraphrase: a tuned encoder must still tell each one's
paraphrase from the nineteen others, and keep about the same similarities as the base.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Forgetting", "correlation", "measure_forgetting", "similarities"]

# Written for this project; none is about products, and the pairs share few words.
PARAPHRASES = (
    (
        "The train to the coast leaves at noon.",
        "At twelve there is a railway service to the seaside.",
    ),
    ("She taught herself to play the cello.", "Without a teacher she learnt a string instrument."),
    ("It has not rained here for weeks.", "The drought in this area goes on."),
    ("The committee turned the proposal down.", "The plan was rejected by the panel."),
    ("He fell asleep during the film.", "While the movie was running he dozed off."),
    ("Their flight was delayed by fog.", "Poor visibility kept the plane on the ground."),
    (
        "My grandmother grew up on a farm.",
        "As a child my father's mother lived among fields and cattle.",
    ),
    ("The doctor advised him to rest.", "A physician told him to take it easy."),
    ("Prices have gone up again this month.", "Everything costs more than it did a few weeks ago."),
    ("The children are afraid of the dark.", "At night the kids get scared without a light."),
    ("Nobody answered when I knocked.", "I rapped at the door but there was silence."),
    ("The museum is closed on Mondays.", "You cannot visit the gallery at the start of the week."),
    ("She won the race by a second.", "The runner finished just ahead of everyone else."),
    ("The old bridge is being repaired.", "Workers are mending the ancient river crossing."),
    ("He apologised for his mistake.", "The man said sorry about the error."),
    ("A dog was barking all night.", "Until dawn we could hear a hound."),
    ("The lecture was hard to follow.", "I did not understand much of the professor's talk."),
    ("They moved abroad last year.", "Twelve months ago the family emigrated."),
    ("The soup is too salty.", "Somebody put far more seasoning in the broth than needed."),
    ("The election result surprised everyone.", "No one had expected that outcome of the vote."),
)

Encode = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Forgetting:
    """General similarity before and after.

    Attributes:
        accuracy_before: share of sentences whose own paraphrase is nearest, of the base.
        accuracy_after: likewise of the tuned encoder.
        correlation: Pearson's r of the 400 similarities before and after; 1 is unchanged.
    """

    accuracy_before: float
    accuracy_after: float
    correlation: float


def measure_forgetting(before: Encode, after: Encode) -> Forgetting:
    """Compare two encoders on what has nothing to do with the shop."""
    tables = [similarities(encode) for encode in (before, after)]
    accuracies = [
        float(np.mean(table.argmax(axis=1) == np.arange(len(PARAPHRASES)))) for table in tables
    ]
    return Forgetting(accuracies[0], accuracies[1], correlation(tables[0], tables[1]))


def correlation(before: NDArray[np.float64], after: NDArray[np.float64]) -> float:
    """Return Pearson's r of two tables of similarities."""
    return float(np.corrcoef(before.ravel(), after.ravel())[0, 1])


def similarities(encode: Encode) -> NDArray[np.float64]:
    """Return (20, 20) cosines of each sentence to each paraphrase."""
    left, right = zip(*PARAPHRASES, strict=True)
    return np.asarray(encode(left) @ encode(right).T, dtype=np.float64)
