"""Book titles that say what the book is about; none repeats and none belongs to a real book."""

from collections.abc import Mapping

from assistant.shop.demo.generator.dice import Dice
from assistant.shop.demo.generator.plan import Scalar

# For each kind of book: the fact that its title follows, beginnings, and endings.
_PICTURE = {
    "a goose who wants to be a postman": "The Goose and",
    "a bear who cannot find his Sunday": "Bear and",
    "two snails and one umbrella": "Two Snails and",
    "a lighthouse that is afraid of the dark": "The Little Lighthouse and",
    "a hedgehog who collects goodbyes": "Hedgehog and",
}
_PICTURE_ENDS = (
    "the Borrowed Tuesday", "the Upside-Down Rain", "the Very Long Nap", "the Last Pancake",
    "the Wrong Hat", "the Pocketful of Fog",
)  # fmt: skip
_COOK = {
    "bread and buns": ("Crust", "Oven", "Loaf"),
    "one-pot suppers": ("Ladle", "Stockpot", "Casserole"),
    "vegetables through the year": ("Allotment", "Root Cellar", "Garden Plate"),
    "pickles and preserves": ("Larder", "Jam Jar", "Windowsill"),
    "Sunday baking": ("Cake Tin", "Teatime", "Floury Table"),
}
_COOK_STARTS = ("The Honest", "A Slow", "My Patient", "The Small", "The Unhurried")
_WALK = {
    "quiet rivers": "the Quiet Rivers",
    "old railway lines": "the Old Railway Lines",
    "the western cliffs": "the Western Cliffs",
    "mountain lakes": "the Mountain Lakes",
    "market towns": "the Market Towns",
}
_WALK_STARTS = (
    "Easy Walks along", "Boots and Buses:", "Half-Day Walks by", "A Pocket Guide to", "Sundays on",
)  # fmt: skip


class BookTitles:
    """The titles of one category of books, each given once."""

    def __init__(self, category: str) -> None:
        """Put the category's titles into a drawn order."""
        dice = Dice(f"titles/{category}")
        self._left = {about: dice.shuffled(titles) for about, titles in _all(category).items()}

    def take(self, facts: Mapping[str, Scalar]) -> str:
        """A title that fits what the book is about and has not been given yet."""
        about = next(str(value) for value in facts.values() if value in self._left)
        return self._left[about].pop()


def _all(category: str) -> dict[str, list[str]]:
    if category == "Picture Books":
        return {about: [f"{s} {end}" for end in _PICTURE_ENDS] for about, s in _PICTURE.items()}
    if category == "Cookbooks":
        return {
            about: [f"{start} {end}" for start in _COOK_STARTS for end in ends]
            for about, ends in _COOK.items()
        }
    return {about: [f"{start} {where}" for start in _WALK_STARTS] for about, where in _WALK.items()}
