"""Which product of a shelf has which facet value, for the page to draw."""

from assistant.reply import Grid
from assistant.shelf.floors import FLOOR
from ranking import Ranking
from retrieval.catalog import Catalog

__all__ = ["facet_grid"]

MOST_VALUES = 8


def facet_grid(ranking: Ranking, catalog: Catalog) -> Grid:
    """Return the grid of a shelf, facets in the shop's order, those that vary nothing left out.

    Of a facet's values those on the shelf come first, then those that most candidates have, up to
    MOST_VALUES: an empty row is what the shelf leaves out.
    """
    facets = ranking.problem.facets
    if facets is None or not len(ranking):
        return {}
    order = [facet.name for facet in catalog.facets if facet.name in facets.names]
    order += [name for name in facets.names if name not in (*order, FLOOR)]
    grid = {}
    for name in order:
        rows = ranking.grid(name)
        if len(rows) < 2:
            continue
        kept = sorted(rows, key=lambda value: not any(rows[value]))[:MOST_VALUES]
        grid[name] = {
            value: tuple(str(i) for i, has in zip(ranking.ids, rows[value], strict=True) if has)
            for value in kept
        }
    return grid
