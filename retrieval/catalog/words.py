"""Words that say the same thing of a product, by facet: what shoppers write for a value.

Data only. A shop adds its own under [facets.NAME.synonyms] in shop.toml.
"""

from collections.abc import Mapping

__all__ = ["SYNONYMS"]

# facet -> folded value -> other words for it
SYNONYMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "colour": {
        "grey": ("gray",),
        "gray": ("grey",),
        "multicolour": ("multicolor", "multicoloured", "multi-coloured", "multi"),
        "multicolor": ("multicolour", "multicoloured", "multi-coloured", "multi"),
        "burgundy": ("wine", "maroon"),
        "beige": ("tan", "sand"),
        "navy": ("navy blue", "dark blue"),
        "off white": ("off-white", "cream", "ivory"),
    },
}
