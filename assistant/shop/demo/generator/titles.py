"""Book titles made from parts, so that none repeats and none belongs to a real book."""

from assistant.shop.demo.generator.dice import Dice

_PICTURE = (
    ("The Goose Who", "Bear and", "Two Snails and", "Little Otter and", "Hedgehog's",
     "Nobody Asked"),
    ("Borrowed Tuesday", "the Upside-Down Rain", "the Very Long Nap", "the Last Pancake",
     "the Borrowed Moon", "the Wrong Hat", "a Pocketful of Fog"),
)  # fmt: skip
_COOK = (
    ("A Slow", "The Honest", "The Small", "My Patient", "The Unhurried", "A Floury"),
    ("Oven", "Larder", "Table", "Ladle", "Windowsill", "Stockpot", "Crust"),
)
_WALK = (
    (
        "Easy Walks on",
        "Forty Miles of",
        "Boots and Buses:",
        "Half-Day Walks along",
        "Quiet Paths of",
    ),
    (
        "the Lower Tarn",
        "the Heron Coast",
        "the Old Branch Line",
        "the Nine Lakes",
        "the Brackmoor Hills",
    ),
)
_PARTS = {"Picture Books": _PICTURE, "Cookbooks": _COOK, "Walking Guides": _WALK}


def book_titles(category: str) -> list[str]:
    """Every title of a category of books, in a drawn order; empty for what is no book."""
    if category not in _PARTS:
        return []
    starts, ends = _PARTS[category]
    titles = [_join(start, end) for start in starts for end in ends]
    return Dice(f"titles/{category}").shuffled(titles)


def _join(start: str, end: str) -> str:
    if start == "The Goose Who":
        return f"{start} Found {end}"
    if start == "Nobody Asked":
        return f"{start} for {end}"
    if start == "Hedgehog's":
        return f"{start} {end.removeprefix('the ').removeprefix('a ')}"
    return f"{start} {end}"
