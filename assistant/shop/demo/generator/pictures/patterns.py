"""The patterns that lie over a product's surface, as SVG pattern tiles named "p"."""

# Tile size and content; {d} is a dark and {w} a light shade of the product's own colour.
# ruff: noqa: E501
_TILES = {
    "striped": (28, 28, '<rect width="28" height="11" fill="{w}"/>'),
    "checked": (44, 44, '<path fill="{d}" opacity=".55" d="M0 0h22v44H0z"/><path fill="{d}" opacity=".55" d="M0 0h44v22H0z"/><path stroke="{w}" stroke-width="2" d="M33 0v44M0 33h44"/>'),
    "floral": (58, 58, '<g fill="{w}"><circle cx="16" cy="10" r="5"/><circle cx="23" cy="16" r="5"/><circle cx="20" cy="24" r="5"/><circle cx="12" cy="24" r="5"/><circle cx="9" cy="16" r="5"/><circle cx="45" cy="42" r="4"/><circle cx="50" cy="47" r="4"/><circle cx="45" cy="52" r="4"/><circle cx="40" cy="47" r="4"/></g><circle cx="16" cy="18" r="4" fill="{d}"/><circle cx="45" cy="47" r="3" fill="{d}"/><path fill="none" stroke="{d}" stroke-width="2.5" d="M40 12q6 4 4 14M10 44q8-2 12 6"/>'),
    "dotted": (30, 30, '<circle cx="8" cy="8" r="4.5" fill="{w}"/><circle cx="23" cy="23" r="4.5" fill="{w}"/>'),
    "speckled": (60, 60, '<g fill="{d}"><circle cx="8" cy="12" r="2"/><circle cx="30" cy="6" r="1.4"/><circle cx="47" cy="20" r="2.4"/><circle cx="20" cy="34" r="1.6"/><circle cx="38" cy="44" r="2"/><circle cx="55" cy="52" r="1.4"/><circle cx="10" cy="54" r="1.8"/></g>'),
    "herringbone": (28, 28, '<path fill="none" stroke="{w}" stroke-width="3.5" opacity=".7" d="M0 14L14 0l14 14M0 28l14-14 14 14"/>'),
    "geometric": (56, 56, '<path fill="{w}" opacity=".8" d="M28 4l22 24-22 24L6 28z"/><path fill="{d}" d="M28 17l10 11-10 11-10-11z"/>'),
    "waffle": (18, 18, '<path fill="none" stroke="{d}" stroke-width="2" opacity=".5" d="M0 1h18M1 0v18"/>'),
    "ribbed": (20, 20, '<path fill="{d}" opacity=".5" d="M0 0h6v20H0z"/>'),
    "cable": (40, 36, '<path fill="none" stroke="{d}" stroke-width="4" opacity=".5" d="M12 0q16 9 0 18t0 18M28 0q-16 9 0 18t0 18"/>'),
    "fair isle": (36, 60, '<path fill="none" stroke="{w}" stroke-width="4" d="M0 14l9-9 9 9 9-9 9 9"/><path fill="{d}" d="M0 24h36v5H0z"/><path fill="{w}" d="M18 34l7 8-7 8-7-8z"/>'),
    "colour block": (400, 400, '<path fill="{d}" d="M0 0h400v190H0z"/>'),
    "print": (400, 400, '<path fill="{w}" d="M200 152l14 30 33 4-24 22 6 33-29-16-29 16 6-33-24-22 33-4z"/>'),
}  # fmt: skip


def pattern_svg(pattern: str, dark: str, pale: str) -> str:
    """The pattern's definition, or "" for a plain surface."""
    if not pattern:
        return ""
    width, height, tile = _TILES[pattern]
    inner = tile.replace("{d}", dark).replace("{w}", pale)
    return (
        f'<pattern id="p" width="{width}" height="{height}" patternUnits="userSpaceOnUse">'
        f"{inner}</pattern>"
    )
