"""Ratings, stars and numbers of reviews."""

import re
from decimal import ROUND_HALF_UP, Decimal

from assistant.grounding.reading.quantities import Quantity
from assistant.grounding.records.facts import ProductFacts
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_ratings"]

_STARS_AFTER = re.compile(
    r"^(?P<span>[ -]?(?:stars?\b|星|分|★+|⭐+|out of (?P<of>\d+|five|ten)\b|/ "
    r"?(?P<slash>\d+)\b)(?: stars?| rating)?)"
)
_RATING_BEFORE = re.compile(
    r"(?:\b(?:rating|rated|rates?|gives?|score[sd]?|stars?|average|averag(?:es|ing))\b|评分|★|"
    r"⭐)\W*(?:(?:of|is|at|a|an|the|them|this|solid|around|about|it|its|an average|average|"
    r"over|above|more than|higher than|better than|at least|below|under|"
    r"by customers|has|with|earns)\W+){0,4}$"
)
_REVIEWS_AFTER = re.compile(
    r"^\W{0,2}(?P<span>(?:(?:happy|verified|customer|user|glowing|positive|five-star|global|"
    r"satisfied|other|star|honest|independent)\W+){0,2}(?:reviews?|ratings?|reviewers?|"
    r"customers?|buyers?|shoppers?|votes?|opinions?|people|users?|persons?)\b)"
)
_REVIEWS_BEFORE = re.compile(r"\b(?:reviews?|ratings?|rating count)\W{1,3}$")
_GLYPHS = re.compile(r"★{1,5}(?:[☆½⯨⯪]){0,4}|⭐{2,5}")
_FIGURE_BESIDE = re.compile(r"★\W{0,2}\d|\d\W{0,2}★")
_PRAISE = re.compile(
    r"\b(?:(?:very |really |super )?highly[- ]rated|well[- ]rated|well[- ]reviewed|"
    r"highly[- ]reviewed|highly[- ]recommended by|(?:great|rave|excellent|glowing|fantastic|"
    r"positive|good|strong|stellar|amazing|high|outstanding|impressive|superb) (?:customer "
    r")?(?:reviews?|ratings?|feedback|scores?)|well[- ]loved|(?:much|well|widely)[- ]loved|"
    r"loved by|popular (?:with|among)|(?:customers|people|shoppers|buyers|everyone|"
    r"reviewers) (?:love|rave|adore|like|praise|recommend|swear)\w*|acclaimed|praised|"
    r"(?:reviews|ratings|feedback)\b[^.;:]{0,140}?\b(?:is|are) (?:\w+ )?(?:excellent|great|"
    r"glowing|good|positive|fantastic|outstanding|superb|strong|stellar|amazing|high|very "
    r"happy)|customers are (?:very |really |so )?(?:happy|pleased|satisfied|delighted|"
    r"thrilled)|(?:near[- ])?perfect (?:rating|score|reviews?)|full marks)\b"
)
_PERFECT = re.compile(r"perfect (?:rating|score|review)|full marks")
_BLAME = re.compile(
    r"\b(?:poorly[- ]rated|badly[- ]rated|low[- ]rated|(?:bad|poor|negative|terrible|mixed|"
    r"low|weak|mediocre) (?:customer )?(?:reviews?|ratings?|feedback|scores?))\b"
)
_MANY = re.compile(
    r"\b(?P<size>dozens|hundreds|thousands|tens of thousands|scores(?= of)|countless|many|lots|"
    r"plenty|numerous|loads|tons)(?: and \w+)? (?:of )?(?:\w+ ){0,2}(?:reviews?|ratings?|"
    r"customers?|buyers?|people|shoppers?)\b"
)
_NONE = re.compile(
    r"\b(?:no (?:reviews?|ratings?)(?: yet)?|not (?:yet )?(?:been )?(?:rated|reviewed)(?: "
    r"yet)?|unrated|hasn't been (?:rated|reviewed)|without (?:reviews|ratings))\b"
)
_FULL_SCALE = 5
_LEAST = {
    "dozens": 24,
    "hundreds": 200,
    "thousands": 2000,
    "tens of thousands": 20000,
    "scores": 40,
    "countless": 1000,
}


def check_ratings(segment: Segment) -> None:
    """Judge stars, scores, praise and numbers of reviews."""
    if segment.mode in ("question", "offer", "echo") and not segment.explicit:
        return
    for figure in segment.open_figures("number", "measure", "percent"):
        _check_figure(segment, figure)
    for match in segment.find_all(_GLYPHS) if "★" in segment.text or "⭐" in segment.text else ():
        labels = len(match.group()) == 1 and _FIGURE_BESIDE.search(segment.low)
        if not labels and not segment.is_covered(match.start(), match.end()):
            count = match.group().count("★") or match.group().count("⭐")
            half = "½" in match.group() or "⯨" in match.group()
            _add(
                segment,
                match.start(),
                match.end(),
                [
                    None if p.rating is None else abs(p.rating - count - 0.5 * half) <= 0.5
                    for p in segment.products
                ],
            )
    _check_words(segment)


def _check_figure(segment: Segment, figure: Quantity) -> None:
    if figure.start in segment.taken or (figure.in_words and figure.values[0] == 1):
        return
    before = segment.unnamed(segment.start, figure.start)[-60:]
    after = segment.text[figure.end : segment.end]
    if before.rstrip().endswith("满分"):
        segment.take([figure])
        if _FULL_SCALE not in figure.values:
            _add(segment, figure.start, figure.end, [False])
        return
    reviews = _REVIEWS_AFTER.match(after)
    if _REVIEWED.search(before):
        reviews = reviews or _TIMES.match(after)
    if figure.unit == "persons":
        reviews = (
            _REVIEWS_AFTER.match(" " + segment.text[figure.start : segment.end].split(" ", 1)[-1])
            or reviews
        )
    stars = _STARS_AFTER.match(after)
    products = segment.gather(segment.near(figure.start))
    hinted = re.search(r"\b(?:rating|stars|score)", segment.hint)
    if (
        stars
        or (_RATING_BEFORE.search(before) and figure.values[0] <= 10 and not reviews)
        or (hinted and figure.values[0] <= 5)
    ):
        scale = (stars and (stars["of"] or stars["slash"])) or "5"
        verdicts = [_matches_rating(p, figure, scale, before) for p in products]
        end = figure.end + (stars.end("span") if stars else 0)
        segment.take([figure])
        segment.take(q for q in segment.figures if figure.end <= q.start < end)
        bounded = _ABOVE.search(before) or _AT_LEAST.search(before) or _BELOW.search(before)
        known = products[0].rating if len(products) == 1 and not bounded else None
        rest = segment.original[figure.end : end]
        fix = f"{Decimal(str(known)).normalize():f}{rest}" if known else ""
        _add(segment, figure.start, end, verdicts, fix=fix)
    elif reviews or _REVIEWS_BEFORE.search(before) or re.search(r"\breviews", segment.hint):
        if figure.kind == "percent":
            return
        counted: list[bool | None] = [
            None if p.rating_count is None else _matches_count(figure, p.rating_count, before)
            for p in products
        ]
        segment.take([figure])
        end = figure.end + (reviews.end("span") if reviews and figure.unit != "persons" else 0)
        count = products[0].rating_count if len(products) == 1 else None
        plain = figure.kind == "number" and not re.search(
            r"\b(?:over|than|about|around|nearly)\W+$", before
        )
        fix = str(count) + segment.original[figure.end : end] if count and plain else ""
        _add(segment, figure.start, end, counted, "rating_count", fix)


_TIMES = re.compile(r"^\W{0,2}(?P<span>times)\b")
_REVIEWED = re.compile(r"\b(?:reviewed|rated)\W+$")


def _matches_count(figure: Quantity, count: int, before: str) -> bool:
    if re.search(r"\b(?:over|more than|at least|above|upwards of)\W+$", before):
        return any(v <= count <= 2 * v for v in figure.values)
    if re.search(r"\b(?:about|around|nearly|almost|some|roughly)\W+$", before):
        return any(abs(v - count) * 10 <= count for v in figure.values)
    return count in figure.values


_ABOVE = re.compile(r"\b(?:over|above|more than|better than|higher than|north of)\W+$")
_AT_LEAST = re.compile(r"\b(?:at least|no less than|minimum of)\W+$")
_BELOW = re.compile(r"\b(?:under|below|less than|lower than)\W+$")


def _matches_rating(
    product: ProductFacts, figure: Quantity, scale: str, before: str
) -> bool | None:
    if product.rating is None:
        return None
    top = {"five": 5, "ten": 10}.get(scale) or int(scale)
    if top != 5:
        return False
    step = Decimal(1).scaleb(-figure.decimals)
    real = Decimal(str(product.rating)).quantize(step, ROUND_HALF_UP)
    exact = Decimal(str(product.rating))
    if _ABOVE.search(before):
        return all(exact > v for v in figure.values)
    if _AT_LEAST.search(before):
        return all(exact >= v for v in figure.values)
    if _BELOW.search(before):
        return all(exact < v for v in figure.values)
    if figure.decimals == 0:
        return exact in figure.values
    return real in figure.values


def _add(
    segment: Segment,
    start: int,
    end: int,
    verdicts: list[bool | None],
    field: str = "rating",
    fix: str = "",
) -> None:
    products = segment.gather(segment.near(start)) or segment.products
    segment.add(
        Finding(
            "rating",
            start,
            end,
            segment.holds(verdicts),
            products[0].source if products else None,
            field,
            "; ".join(f"{p.title}: {rating_words(p)}" for p in products),
            tuple(p.id for p in products),
            fix,
        )
    )


def rating_words(product: ProductFacts) -> str:
    """Return "rated 4.5 out of 5 (12 reviews)" or "not rated"."""
    if product.rating is None:
        return "not rated"
    count = f" ({product.rating_count} reviews)" if product.rating_count else ""
    return f"rated {Decimal(str(product.rating)).normalize():f} out of 5{count}"


def _check_words(segment: Segment) -> None:
    for pattern, low, high in ((_PRAISE, 4.0, 5.0), (_BLAME, 0.0, 3.0)):
        for match in segment.find_all(pattern):
            if segment.is_covered(match.start(), match.end()):
                continue
            floor = 5.0 if _PERFECT.search(match.group()) else low
            negated = segment.is_negated(match.start())
            _add(
                segment,
                match.start(),
                match.end(),
                [
                    None if p.rating is None else (floor <= p.rating <= high) != negated
                    for p in segment.products
                ],
            )
    for match in segment.find_all(_MANY):
        least = _LEAST.get(match["size"], 10)
        _add(
            segment,
            match.start(),
            match.end(),
            [None if p.rating_count is None else p.rating_count >= least for p in segment.products],
            "rating_count",
        )
    for match in segment.find_all(_NONE):
        _add(
            segment,
            match.start(),
            match.end(),
            [p.rating is None or p.rating_count == 0 for p in segment.products],
        )
