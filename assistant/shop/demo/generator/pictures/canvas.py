"""Puts a drawing on its background in the product's colour and pattern.

A drawing is SVG on a 400 x 400 field with these marks: {B} the product's main surface, shaded and
patterned; {D} a dark seam; {T} a light stitch; {H} a highlight and {S} a shadow on the surface;
{M} metal; and the plain colours {base} {light} {dark} {deep} {pale} {wood} {ink}.
"""

import re

from assistant.shop.demo.generator.colours import HEX
from assistant.shop.demo.generator.pictures import home, kitchen, leisure, outdoors, things, wear
from assistant.shop.demo.generator.pictures.patterns import pattern_svg

Rgb = tuple[int, int, int]

DRAWINGS = {
    **wear.DRAWINGS,
    **outdoors.DRAWINGS,
    **kitchen.DRAWINGS,
    **home.DRAWINGS,
    **leisure.DRAWINGS,
    **things.DRAWINGS,
}
_SURFACE = re.compile(r"<(\w+) \{B\}([^<>]*)/>")
_ROUND = 'stroke-linecap="round"'
_WOOD, _PAPER, _INK = (190, 150, 104), (246, 243, 237), (52, 55, 62)


def picture_name(drawing: str, colour: str, pattern: str) -> str:
    """The file name: "hiking boots in dark brown" share boot-dark-brown.svg."""
    return "-".join(part.replace(" ", "-") for part in (drawing, colour, pattern) if part) + ".svg"


def picture_svg(drawing: str, colour: str, pattern: str) -> str:
    """Draw one picture: the same three words, the same bytes."""
    base = _rgb(HEX[colour or "grey"])
    light, dark, deep = (
        _mix(base, (255, 255, 255), 0.24),
        _mix(base, (20, 16, 24), 0.26),
        _deep(base),
    )
    body = _SURFACE.sub(_patterned if pattern else _plain, DRAWINGS[drawing])
    stitch = _hex(_mix(light, (255, 255, 255), 0.3))
    marks = {
        "D": f'fill="none" stroke="{_hex(deep)}" stroke-width="3" {_ROUND} stroke-opacity=".55"',
        "T": f'fill="none" stroke="{stitch}" stroke-width="2.5" stroke-dasharray="7 5" {_ROUND} '
        'stroke-opacity=".75"',
        "H": 'fill="#fff" fill-opacity=".2"',
        "S": 'fill="#1a1420" fill-opacity=".16"',
        "M": 'fill="url(#m)"',
        "base": _hex(base),
        "light": _hex(light),
        "dark": _hex(dark),
        "deep": _hex(deep),
        "pale": _hex(_mix(base, _PAPER, 0.72)),
        "wood": _hex(_WOOD),
        "ink": _hex(_INK),
    }
    for mark, value in marks.items():
        body = body.replace(f"{{{mark}}}", value)
    near, far = _background(base)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><defs>'
        + _gradient("g", light, base, dark)
        + _gradient("m", (236, 238, 241), (186, 192, 199), (132, 139, 148))
        + '<radialGradient id="k" cx=".5" cy=".44" r=".75">'
        f'<stop stop-color="{_hex(near)}"/><stop offset="1" stop-color="{_hex(far)}"/>'
        "</radialGradient>"
        '<radialGradient id="s"><stop stop-color="#2a2230" stop-opacity=".34"/>'
        '<stop offset="1" stop-color="#2a2230" stop-opacity="0"/></radialGradient>'
        + pattern_svg(pattern, _hex(dark), _hex(_mix(light, (255, 255, 255), 0.45)))
        + '</defs><rect width="400" height="400" fill="url(#k)"/>'
        '<ellipse cx="200" cy="326" rx="150" ry="20" fill="url(#s)"/>'
        f"{_compact(body)}</svg>\n"
    )


def _patterned(match: re.Match[str]) -> str:
    shape, rest = match[1], match[2]
    return f'<{shape} fill="url(#g)"{rest}/><{shape} fill="url(#p)"{rest}/>'


def _plain(match: re.Match[str]) -> str:
    return f'<{match[1]} fill="url(#g)"{match[2]}/>'


def _background(base: Rgb) -> tuple[Rgb, Rgb]:
    """A pale tint of the product's hue; a little deeper behind pale products, so they stand out."""
    brightness = (base[0] * 3 + base[1] * 6 + base[2]) / 10
    ground = (215, 209, 200) if brightness > 205 else (243, 239, 232)
    return _mix(ground, (255, 255, 255), 0.4), _mix(ground, base, 0.16)


def _deep(base: Rgb) -> Rgb:
    return _mix(base, (24, 18, 26), 0.55)


def _gradient(name: str, *stops: Rgb) -> str:
    inner = "".join(
        f'<stop offset="{n / (len(stops) - 1):g}" stop-color="{_hex(stop)}"/>'
        for n, stop in enumerate(stops)
    )
    return f'<linearGradient id="{name}" x1=".1" y1="0" x2=".8" y2="1">{inner}</linearGradient>'


def _rgb(text: str) -> Rgb:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _mix(one: Rgb, other: Rgb, share: float) -> Rgb:
    """`share` of the other colour in the one."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _compact(body: str) -> str:
    return re.sub(r"\s*\n\s*", "", body)
