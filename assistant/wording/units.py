"""Units at the end of a facet's name: "weight_kg" is a weight, in kg."""

__all__ = ["split_unit"]

UNITS = {
    unit.lower(): unit
    for unit in (
        *("kg", "g", "mg", "t", "km", "m", "cm", "mm", "l", "ml", "cl", "oz", "lb", "in", "ft"),
        *("W", "kW", "V", "A", "Ah", "mAh", "Wh", "Hz", "kHz", "GB", "TB", "h", "min", "s"),
    )
}


def split_unit(name: str) -> tuple[str, str]:
    """Return what a facet is called and its unit, "" for none: "weight_kg" gives "weight", "kg"."""
    words = name.replace("_", " ").split()
    if len(words) > 1 and words[-1].lower() in UNITS:
        return " ".join(words[:-1]), UNITS[words[-1].lower()]
    return " ".join(words), ""
