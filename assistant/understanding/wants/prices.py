"""Price bounds in any usual wording, word order and currency.

A number is a price only when something says so: a currency, a word such as "price", "cost" or
"budget" in the same clause, or a bound ("under 150") on a number that measures nothing else.
"""

import re
from dataclasses import dataclass

from assistant.understanding.words.numbers import NUMBER, parse_number

__all__ = ["PriceBound", "find_prices"]

# "around 100" admits a fifth on either side.
AROUND = 0.2

_SYMBOL = r"(?:US\$|A\$|C\$|NZ\$|HK\$|S\$|R\$|\$|€|£|¥|￥|₹|₱|₩|₽|zł)"
_CODE = (
    r"(?:usd|eur|gbp|jpy|cny|rmb|inr|php|chf|sek|nok|dkk|pln|aud|cad|nzd|sgd|hkd|krw|mxn|brl"
    r"|zar|try"
    r"|dollars?|bucks?|euros?|pounds?|quid|cents?|pesos?|rupees?|rs\.?|yuan|yen|francs?|kronor"
    r"|kroner"
    r"|kr|dirhams?|rand|won|zloty|reais|real|元|块钱|块|円|圆|人民币)"
)
_CURRENCY = rf"(?:{_SYMBOL}|{_CODE}(?![a-z]))"
_CUE = (
    r"(?:price[ds]?|pricing|costs?|costing|budget|spend(?:ing)?|pay(?:ing)?|worth|expensive"
    r"|preis|kosten|kostet|budget|prix|cou[tû]te?|precio|cuesta|cueste|presupuesto|价格|预算|价位)"
)
# Words before or units after a number that make it measure something else.
_OTHER_MEASURE = re.compile(
    r"(?:\b(?:power|usage|voltage|watts?|wattage|width|height|length|depth|weight|weighs?|weighing"
    r"|age[ds]?|spf|size[ds]?|capacity|screen|volume|years?|pages?|rating|rated|reviews?|stars?"
    r"|storage|memory|ram|resolution|speed|diameter|temperature|version|model|order|number|quantity"
    r"|sold|distance|range of|battery|calories|sugar|fat|protein|waist|inseam|chest)\b"
    r"[^.;,:]{0,25})$",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(
    r"^[\s-]?(?:kg|kgs|g|mg|lbs?|oz|ounces?|grams?|kilos?|kilograms?|stones?|cm|mm|m|km"
    r"|inch(?:es)?|in\b(?!\s)"
    r"|ft|feet|foot|meters?|metres?|miles?|yards?|yd|\"|”|''|'|ml|cl|l|litres?|liters?|gallons?"
    r"|gb|tb|mb|ghz|mhz|hz|w|watts?|v|volts?|mah|amps?|db|mp|megapixels?|px|pixels?|dpi|ppm"
    r"|years?|yrs?|yo|y/o|months?|weeks?|days?|hours?|hrs?|h|mins?|minutes?|seconds?|people"
    r"|persons?"
    r"|pcs?|pieces?|pack|packs|items?|units?|servings?|pages?|stars?|reviews?|%|percent|degrees?|°"
    r"|calories|kcal|rpm|denier|man|men|season|seater|blades?|tiers?|outlets?|ports?|cores?|speed"
    r"|公斤|克|斤|米|厘米|毫米|寸|英寸|升|毫升|岁|个|件|片|瓶|人|天)(?![a-z])",
    re.IGNORECASE,
)

_MAX_BEFORE = (
    r"under|below|beneath|sub|less(?: expensive| costly)? th[ae]n|cheaper th[ae]n|lower th[ae]n"
    r"|smaller than"
    r"|fewer than|max(?:imum)?\.?(?: of| is| price(?: of| is)?| budget(?: of| is)?)?"
    r"|at (?:the )?most|at max|up to|upto|upper limit(?: of| is)?"
    r"|no(?: [a-z]+){0,2}? (?:more|higher|greater)(?: th[ae]n)?"
    r"|(?:not|nothing|don'?t go|never|without going|can'?t go|cannot go|isn'?t|aren'?t"
    r"|not go|not going|none)(?: [a-z]+){0,2}? (?:more|higher|over|above|past|beyond|exceeding"
    r"|greater)(?: th[ae]n)?"
    r"|(?:not|(?:do|does|did|ca|wo|would|should|could|must|is)n'?t"
    r"|cannot)(?: [a-z']+){0,4}? (?:spend|pay|cost)(?:ing)?(?: [a-z]+){0,2}? (?:more|over|above"
    r"|past|beyond)(?: th[ae]n)?"
    r"|(?:not|doesn'?t|don'?t|won'?t|shouldn'?t|mustn'?t|can'?t|cannot)(?: [a-z]+)? exceed(?:ing)?"
    r"|within|inside(?: of)?|limit(?: of| is)?|cap(?:ped)?(?: of| at| is)?|ceiling(?: of| is"
    r"| at)?|no(?:t)? costlier th[ae]n|tops at|<=|≤|<"
    r"|unter|bis(?: zu)?|höchstens|hoechstens|maximal|weniger als|nicht mehr als|nicht über"
    r"|moins de|moins cher que|à moins de|au plus|jusqu'à|maximum|pas plus de|en dessous de"
    r"|menos de|por debajo de|hasta|máximo(?: de)?|maximo(?: de)?|no más de|no mas de"
    r"|sotto i|meno di|fino a|massimo"
    r"|低于|不超过|少于|小于|不到|最多|不高于|便宜过"
)
_MIN_BEFORE = (
    r"over|above|more(?: expensive)? th[ae]n|(?:greater|higher|larger|bigger) th[ae]n|at least"
    r"|atleast|min(?:imum)?\.?(?: of| is| price(?: of| is)?)?"
    r"|starting (?:at|from)|upwards? of|exceed(?:s|ing)?|beyond|north of|in excess of"
    r"|costlier th[ae]n|pricier th[ae]n"
    r"|(?:no|not|nothing|isn'?t|aren'?t|none)(?: [a-z]+){0,2}? (?:less|lower|cheaper|under"
    r"|below|beneath)(?: th[ae]n)?|from|>=|≥|>"
    r"|über|ueber|mehr als|mindestens|ab|plus de|au moins|à partir de|más de|mas de|al menos"
    r"|desde|a partir de"
    r"|più di|almeno|oltre"
    r"|高于|超过|大于|不低于|至少|最少"
)
_AROUND_BEFORE = (
    r"around|about|approx(?:imately|\.)?|roughly|circa|ca\.?|near(?:ly)?|close to"
    r"|somewhere (?:around|near)|~|≈|in the (?:region|neighbou?rhood|area) of|or so"
    r"|etwa|ungefähr|um die|rund|environ|autour de|vers|alrededor de|unos|cerca de|circa|大约|大概"
    r"|约|差不多"
)
_MAX_AFTER = (
    r"or (?:less|under|below|lower|cheaper|fewer)|to (?:spend|work with|play with)|in total|"
    r"and (?:under|below|less)|max(?:imum)?|tops"
    r"|at (?:the )?(?:very )?most|limit|is my (?:limit|max(?:imum)?|budget|ceiling)"
    r"|budget|oder weniger|ou moins|o menos|以下|以内|之内|以里|封顶|内"
)
_MIN_AFTER = (
    r"or (?:more|over|above|higher|up)|and (?:up|over|above|more|higher)|\+|plus|at least"
    r"|minimum|upwards?|以上|起|往上|oder mehr|ou plus|o más"
)
_AROUND_AFTER = r"or so|ish|-ish|give or take|左右|上下|前后"
_TO = re.compile(
    r"^\s*(?P<sign>-|–|—|~|〜|to\b|up to\b|until\b|till\b|through\b|bis\b|à|hasta\b|到|至)?"
    r"(?P<and>and\b|und\b|et\b|y\b|e\b|a\b|al\b|or\b|und\b)?\s*$",
    re.IGNORECASE,
)
_PAIR_HEAD = re.compile(
    r"(?:\b(?:between|betwen|from|ranges?|ranging|range of|zwischen|von|entre|de|tra|da)|从"
    r"|在)\s*(?:of |from )?$",
    re.IGNORECASE,
)
_FILLER = (
    r"\s*(?:(?:the|a|of|is|be|say|it|at|for|to|like|maybe|price|cost|roughly|about"
    r"|around)\s+){0,3}$"
)
_BEFORE = {
    "max": re.compile(rf"(?<![^\W\d_])(?:{_MAX_BEFORE}){_FILLER}", re.IGNORECASE),
    "min": re.compile(rf"(?<![^\W\d_])(?:{_MIN_BEFORE}){_FILLER}", re.IGNORECASE),
    "around": re.compile(rf"(?<![^\W\d_])(?:{_AROUND_BEFORE}){_FILLER}", re.IGNORECASE),
}
_AFTER = {
    "max": re.compile(rf"^\s*,?\s*(?:{_MAX_AFTER})(?![a-z])", re.IGNORECASE),
    "min": re.compile(rf"^\s*,?\s*(?:{_MIN_AFTER})(?![a-z])", re.IGNORECASE),
    "around": re.compile(rf"^\s*,?\s*(?:{_AROUND_AFTER})(?![a-z])", re.IGNORECASE),
}
_AMOUNT = re.compile(
    rf"(?<![a-zA-Z0-9.,#])(?:(?P<before>{_CURRENCY})\s*)?(?P<number>{NUMBER})(?:\s*(?P<after>{_CURRENCY}))?",
    re.IGNORECASE,
)
_CUE_IN = re.compile(rf"(?<![a-z]){_CUE}", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"(?<!max)(?<!min)(?<!approx)(?<!ca)[.;!?](?:\s|$)|[。；！？，]", re.IGNORECASE
)
_FREE_AFTER = re.compile(
    r"^\s*(?:$|[^\w\s]|(?:and|but|or|for|with|in|please|pls|plz|if|that|which|to|from|on|of|per"
    r"|each|total"
    r"|altogether|only|max|thanks|thank|instead|now|though|at|by|made|is|a|apiece|maximum|too"
    r"|ok|okay|sorry|typo|actually|rather|tho|though|because|cause|since|as|when|but|so|would"
    r"|should|can|could|will|i|we|my|it|it's|its|they|he|she|the|an|any|not|no|yes|plus|anything"
    r"|everything|something|ideally|maybe|preferably|cheers|bro|mate|dude|tops"
    r"|bitte|aber|mit|mais|avec|pero|con|por|的)(?!\w))",
    re.IGNORECASE,
)
_CUE_NEXT = re.compile(
    r"^\s*(?:price|spending )?(?:budget|limit|ceiling|presupuesto|预算)(?![a-z])", re.IGNORECASE
)
# Written out at the same length, so that places in the text stay what they were.
_AMOUNT_OF = {"tenner": "10quid", "fiver": "5quid"}
_NOTES = re.compile(r"\b(?:tenner|fiver)\b", re.IGNORECASE)
_ALONE = re.compile(r"(?:^|·)[\s,:]*$")
_YEAR = range(1900, 2101)
_OPEN_START = re.compile(
    r"(?<!starting )(?<!start )(?<!prices )(?<!price )(?<!range )\b(?:from|ab|desde|a "
    r"partir de|à partir de|since)\s*$",
    re.IGNORECASE,
)
_NOT_A_PRICE_AFTER = re.compile(
    r"^\s*(?:off|discount|vouchers?|coupons?|gift cards?|credit|refund|cash ?back)\b", re.IGNORECASE
)
_ORDER_TOTAL = re.compile(r"\borders? (?:over|above|of|under|more than)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PriceBound:
    """A range in major units, either end open.

    Attributes:
        minimum: lower bound, inclusive.
        maximum: upper bound, inclusive.
        soft: the shopper only said about how much.
        span: where it stands.
        bare: an amount without a word of bounding, such as "$50".
    """

    minimum: float | None
    maximum: float | None
    soft: bool
    span: tuple[int, int]
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Amount:
    value: float
    start: int
    end: int
    has_currency: bool


def find_prices(text: str, *, asked: bool = False) -> list[PriceBound]:
    """Returns the price bounds of a message, in order of appearance.

    Args:
        text: the message, cleaned.
        asked: the assistant has just asked about the price, so that a bare number is an answer.
    """
    text = _NOTES.sub(lambda note: _AMOUNT_OF[note.group().lower()], text)
    amounts = _find_amounts(text)
    found: list[PriceBound] = []
    at = 0
    while at < len(amounts):
        one = amounts[at]
        other = amounts[at + 1] if at + 1 < len(amounts) else None
        floor = amounts[at - 1].end if at else 0
        before = _clause_before(text[max(floor, one.start - 60) : one.start])
        if other is not None and (pair := _read_pair(text, before, one, other)) is not None:
            found += [pair] if pair.minimum is not None else []
            at += 2
            continue
        ceiling = other.start if other else len(text)
        after = text[one.end : min(ceiling, one.end + 40)]
        bound = _read_single(before, after, one, asked=asked)
        found += [bound] if bound else []
        at += 1
    return found


def _find_amounts(text: str) -> list[_Amount]:
    amounts = []
    for match in _AMOUNT.finditer(text):
        value = parse_number(match["number"])
        if value is None:
            continue
        sign = match["before"] or match["after"]
        if sign and sign.lower().startswith("cent"):
            value /= 100
        amounts.append(_Amount(value, match.start(), match.end(), bool(sign)))
    return amounts


def _clause_before(before: str) -> str:
    ends = [m.end() for m in _CLAUSE_END.finditer(before)]
    return before[ends[-1] :] if ends else before


def _read_pair(text: str, before: str, one: _Amount, other: _Amount) -> PriceBound | None:
    """Reads two amounts as one range; None when they are not a pair.

    A pair that measures something else comes back as a bound without ends, to be skipped.
    """
    joint = _TO.match(text[one.end : other.start])
    if joint is None or not (joint["sign"] or joint["and"]):
        return None
    head = _PAIR_HEAD.search(before)
    if not joint["sign"] and head is None:
        return None
    after = text[other.end : other.end + 40]
    money = one.has_currency or other.has_currency
    span = (head.start() if head else 0, other.end)
    start = one.start - (len(before) - head.start() if head else 0)
    span = (start, other.end)
    nothing = PriceBound(None, None, soft=False, span=span)
    if not money:
        if _UNIT_AFTER.match(after) or _OTHER_MEASURE.search(
            before[: head.start() if head else None]
        ):
            return nothing
        years = one.value in _YEAR and other.value in _YEAR
        # "Office chairs 200-300": the phrase before it is masked, and nothing is measured.
        alone = joint["sign"] and min(one.value, other.value) >= 10 and _ALONE.search(before)
        free = (head or alone) and not years and _FREE_AFTER.match(after) is not None
        if not (free or _CUE_IN.search(before)):
            return nothing
    low, high = one.value, other.value
    if low > high and high < 1000 <= low * 1000 and text[one.end - 1 : one.end].lower() == "k":
        low, high = low, high * 1000
    if low < high / 100 and "k" in text[other.start : other.end].lower():
        low *= 1000
    return PriceBound(min(low, high), max(low, high), soft=False, span=span)


def _read_single(before: str, after: str, one: _Amount, *, asked: bool) -> PriceBound | None:
    kind, start, tail = _bound_kind(before, after, one)
    follows = after[tail:]
    if _NOT_A_PRICE_AFTER.match(after) or _ORDER_TOTAL.search(before):
        return None
    cue = _CUE_IN.search(before)
    if not one.has_currency:
        if _UNIT_AFTER.match(after):
            return None
        if not cue and _OTHER_MEASURE.search(before[: start - one.start + len(before)]):
            return None
        free = kind is not None and one.value >= (10 if kind == "around" else 3)
        free = free and not _OPEN_START.search(before)
        cue = cue or _CUE_NEXT.match(after)
        if not (
            cue or asked or (free and (_FREE_AFTER.match(follows) or _FREE_AFTER.match(after)))
        ):
            return None
        stated = re.search(_CUE_SETS, before, re.IGNORECASE) or _CUE_NEXT.match(after)
        if kind is None and not asked and not stated:
            return None
    span = (start, one.end + tail)
    if kind == "min":
        return PriceBound(one.value, None, soft=False, span=span)
    if kind == "around":
        low, high = one.value * (1 - AROUND), one.value * (1 + AROUND)
        return PriceBound(round(low, 2), round(high, 2), soft=True, span=span)
    return PriceBound(None, one.value, soft=False, span=span, bare=kind is None)


# A cue that states the amount itself, with nothing but small words in between.
_CUE_SETS = (
    rf"(?<![a-z]){_CUE}[\s:=]*(?:(?:is|of|at|to|up|be|was|would|should|will|around|a|the|has"
    rf"|range|limit|for|me|as|much|only|just|ist|est|es|de)\s+){{0,4}}$"
)


def _bound_kind(before: str, after: str, one: _Amount) -> tuple[str | None, int, int]:
    """Returns "max", "min", "around" or None, where the phrase begins, and its length after."""
    best: tuple[int, str] | None = None
    for kind, pattern in _BEFORE.items():
        match = pattern.search(before)
        # The phrase that begins first contains the others: "no more than", "not under".
        if match and (best is None or match.start() < best[0]):
            best = (match.start(), kind)
    if best is not None and best[1] != "around":
        return best[1], one.start - (len(before) - best[0]), 0
    for kind, pattern in _AFTER.items():
        if found := pattern.match(after):
            return kind, one.start, found.end()
    if best is not None:
        return best[1], one.start - (len(before) - best[0]), 0
    return None, one.start, 0
