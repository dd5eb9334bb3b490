"""The sponsored product of a shelf: ranked with the others, in the last place, and labelled.

Pinning it has the ranker choose the others anew around it, so that caps and the guard against
twins hold for the whole shelf, and its reasons compare what is really shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.recommend.spending import Showing
from assistant.reply import Claim, Shelf, ShelfItem
from assistant.wording import Phrases
from ranking import Constraints, Ranking

__all__ = ["SPONSORED", "Sponsor", "make_room", "mark_sponsored", "say_sponsored"]

# ids of the candidates, their relevance, ids on the shelf -> who has the sponsored place
Sponsor = Callable[[Sequence[str], Sequence[float], Sequence[str]], Showing | None]

SPONSORED = "sponsored"
# Beside fewer products of the shop's own choice a sponsored one would be the answer itself.
LEAST_OWN = 2


def make_room(
    ranking: Ranking, limits: Constraints, sponsor: Sponsor, ids: Sequence[str]
) -> tuple[Ranking, NDArray[np.int64], Showing | None]:
    """Give the last place of a shelf to a sponsored product, if there is one.

    Args:
        ranking: of the shop's own choice.
        limits: that it was made under.
        sponsor: who has the place.
        ids: of the candidates.

    Returns:
        The ranking, places in the candidates in the order to show them, and who has the place.
    """
    if len(ranking) <= LEAST_OWN:
        return ranking, ranking.items, None
    own = [str(id_) for id_ in ranking.ids]
    showing = sponsor(ids, ranking.problem.relevance.tolist(), own)
    if showing is None:
        return ranking, ranking.items, None
    pinned = ranking.rerank(replace(limits, pinned=(showing.product_id,)))
    gone = tuple(id_ for id_ in own if id_ not in set(pinned.ids))
    return pinned, np.roll(pinned.items, -1), replace(showing, displaced=gone)


def mark_sponsored(items: Sequence[ShelfItem], showing: Showing | None) -> tuple[ShelfItem, ...]:
    """Mark the sponsored product in its record, from which cards and the API have their label."""
    return tuple(
        replace(item, record={**item.record, SPONSORED: True})
        if showing is not None and item.id == showing.product_id
        else item
        for item in items
    )


def say_sponsored(
    text: str, said: str, shelf: Shelf, phrases: Phrases
) -> tuple[str, tuple[Claim, ...]]:
    """Call the sponsored product so in a reply's text, whoever wrote it.

    Args:
        text: the reply, which names what is on the shelf.
        said: its beginning that is said already; a label for that is said at the end.
        shelf: as shown.
        phrases: the words.

    Returns:
        The text, and the label as a claim of the record; () where nothing is sponsored.
    """
    item = next((each for each in shelf.items if each.record.get(SPONSORED)), None)
    if item is None:
        return text, ()
    label = phrases.say("sponsored")
    lines = text.splitlines()
    open_to = range(len(said.splitlines()), len(lines))
    at = next((n for n in open_to if item.title in lines[n]), None)
    if at is None:
        label = phrases.say("sponsored_note", title=item.title)
        lines.append(label)
    else:
        lines[at] = phrases.labelled(lines[at], label)
    return "\n".join(lines), (Claim(label, "attribute", item.id, SPONSORED, ok=True),)
