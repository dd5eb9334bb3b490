def picture_name(drawing: str, colour: str, pattern: str) -> str:
    return "-".join(part.replace(" ", "-") for part in (drawing, colour, pattern) if part) + ".svg"


def picture_svg(drawing: str, colour: str, pattern: str) -> str:
    return ""
