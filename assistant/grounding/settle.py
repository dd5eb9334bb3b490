"""Makes the final text: what a draft got wrong is told as the records have it.

Everything it writes passes the same check as the draft.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.grounding.claims.ratings import rating_words
from assistant.grounding.claims.stock import stock_words
from assistant.grounding.examine import Examiner
from assistant.grounding.ledger import Ledger, Sentence
from assistant.grounding.reading.word_lists import word_list
from assistant.grounding.records.facts import ProductFacts
from assistant.grounding.subjects.scene import Finding, Segment
from assistant.money import format_price
from assistant.reply import Claim

__all__ = ["Settler", "describe"]

_ROUNDS = 3
_PHRASE = 4  # words from which a stretch is a sentence rather than a value
_WORDS = word_list("zero one two three four five six seven eight nine ten eleven twelve")
_OPENERS = re.compile(
    r"^\W*(?:if|although|though|while|since|because|with|without|at|compared|unlike|whether|"
    r"for|when|as|despite|besides|thanks|given|even|between|from|among|both)\b"
)
_LISTED = re.compile(r"(?:^|\n)(?:Also on|On) the shelf:(?:\n- [^\n]+)+\Z")
_NOTHING_DONE = "Nothing has been changed yet."


class Settler:
    """Turns a judged draft into a text in which every claim is backed."""

    def __init__(self, examiner: Examiner) -> None:
        """Take the reader that judged the draft."""
        self.examiner = examiner
        self.book = examiner.book
        self.locale = examiner.locale

    def settle(self, ledger: Ledger) -> tuple[str, tuple[str, ...], tuple[Claim, ...]]:
        """Return the final text, the ids it names in shelf order, and its claims."""
        text = ledger.text if ledger.ok else self.rewrite(ledger)
        for attempt in range(1, _ROUNDS + 1):
            text = _tidy(text) or self._fallback()
            text = self._name_the_shelf(text)
            self._widen_shelf(text)
            judged = self.examiner.read(text)
            if judged.ok:
                break
            text = self.rewrite(judged, attempt)
        else:
            text = self._fallback()
            judged = self.examiner.read(text)
        return text, self.shown(judged), tuple(c for c in judged.claims if c.ok)

    def shown(self, judged: Ledger) -> tuple[str, ...]:
        """Return the ids that a text names, in the order of the shelf."""
        named = set(judged.named_ids)
        return tuple(
            dict.fromkeys(
                [i for i in self.book.shelf if i in named] + [i for i in judged.named_ids]
            )
        )

    def _widen_shelf(self, text: str) -> None:
        """Put named products on the shelf before counting."""
        named = self.examiner.read(text).named_ids
        known = [i for i in named if self.book.products[i].is_product]
        self.book.shelf = tuple(dict.fromkeys((*self.book.shelf, *known)))

    def _name_the_shelf(self, text: str) -> str:
        return text + self.missing(text)

    def missing(self, text: str) -> str:
        """Return the lines that name the rest of the shelf, to be put after a text; "" if none."""
        named = set(self.examiner.read(text).named_ids)
        missing = [self.book.products[i] for i in self.book.shelf if i not in named]
        if not missing:
            return ""
        lines = [f"- {describe(p, ('price',), self.locale)}" for p in missing]
        if _LISTED.search(text):
            return "\n" + "\n".join(lines)
        lead = "Also on the shelf:" if named & set(self.book.shelf) else "On the shelf:"
        return ("\n\n" if text.strip() else "") + "\n".join([lead, *lines])

    def _fallback(self) -> str:
        """Return what can be said when nothing of a draft is left."""
        shelf = [self.book.products[i] for i in self.book.shelf]
        if shelf:
            lines = [f"- {describe(p, ('price', 'stock'), self.locale)}" for p in shelf]
            return "\n".join(["Here is what I have:", "", *lines])
        if self.book.passages:
            return self.book.passages[0].text
        return "I could not confirm that from the shop's records."

    def rewrite(self, ledger: Ledger, attempt: int = 0) -> str:
        """Replace each unbacked sentence.

        At the first attempt wrong values are put right where they stand, at the second the
        sentence gives way to the record, from the third it is taken out.
        """
        parts: list[str] = []
        at, told = 0, set[str]()
        for sentence in ledger.sentences:
            piece = sentence.piece
            if sentence.ok:
                continue
            parts.append(ledger.text[at : piece.start])
            new = "" if attempt > 1 else self.replacement(ledger.text, sentence, attempt == 0)
            if new in told:
                new = ""
            told.add(new)
            parts.append(new)
            at = piece.end
            while not new and at < len(ledger.text) and ledger.text[at] == " ":
                at += 1
        parts.append(ledger.text[at:])
        return "".join(parts)

    def replacement(self, text: str, sentence: Sentence, in_place: bool = True) -> str:
        """Return what takes the place of an unbacked sentence; "" when the records are silent."""
        if sentence.piece.kind == "row":
            return self._row(text, sentence)
        bad = [f for f in sentence.findings if not f.ok]
        if all(f.kind == "count" and f.truth for f in bad):
            return _with_counts(text, sentence, bad)
        if all(f.fix for f in bad) and in_place:
            return _mended(text, sentence, bad)
        kept, rest = self._kept(text, sentence)
        if not kept and self._is_told(sentence):
            return "Here is what I found:" if sentence.text.rstrip().endswith(":") else ""
        facts = self._facts(text, rest, kept != "")
        return " ".join(part for part in (kept, *facts) if part)

    def _is_told(self, sentence: Sentence) -> bool:
        """Whether an opening sentence about many products need not be told by the record."""
        ids = {i for f in sentence.findings for i in f.ids}
        return len(ids) > 2 and not any(f.kind == "name" and f.ok for f in sentence.findings)

    def _kept(self, text: str, sentence: Sentence) -> tuple[str, list[Segment]]:
        """Return the sound beginning of a sentence, as a sentence, and the segments after it."""
        segments = sentence.segments
        sound = 0
        while sound < len(segments) and all(f.ok for f in segments[sound].findings):
            sound += 1
        if sound == 0:
            return "", list(segments)
        head = text[sentence.piece.start : segments[sound - 1].end].rstrip(" ,;:–—-")
        tokens = sum(len(s.tokens) for s in segments[:sound])
        named = sum(
            1
            for s in segments[:sound]
            for t in s.tokens
            if any(m.start <= t.start < m.end for m in s.mentions)
        )
        told = any(f.kind != "name" for s in segments[:sound] for f in s.findings)
        if (
            tokens - named < (3 if told or named else 6)
            or _OPENERS.match(head.lower())
            or not _is_balanced(head)
        ):
            return "", list(segments)
        if not re.search(
            r"\b(?:is|are|has|have|comes?|costs?|weighs?|fits?|offers?|you|i|we|here|'s|'re|"
            r"makes?|works?|suits?|features?|includes?|was|can|would|looks?|sells?)\b",
            head.lower(),
        ):
            return "", list(segments)
        return (head if head.endswith((".", "!", "?")) else head + "."), list(segments[sound:])

    def _facts(self, text: str, segments: Sequence[Segment], has_lead: bool) -> list[str]:
        """State by the records what these segments were about."""
        findings = [f for s in segments for f in s.findings]
        lines = self._product_facts(text, findings, has_lead)
        lines += _others(findings)
        if any(f.kind == "action" and not f.ok for f in findings) and not any(
            e.kind in ("action", "return", "refund") for e in self.book.entries
        ):
            lines.append(_NOTHING_DONE)
        return lines

    def _product_facts(self, text: str, findings: Sequence[Finding], has_lead: bool) -> list[str]:
        about: dict[str, list[Finding]] = {}
        for finding in findings:
            for product_id in finding.ids:
                if product_id in self.book.products:
                    about.setdefault(product_id, []).append(finding)
        lines = []
        for product_id, own in about.items():
            product = self.book.products[product_id]
            kinds = tuple(dict.fromkeys(_KINDS.get(f.kind, f.kind) for f in own))
            words = _sound_words(text, own) + [
                f.truth
                for f in own
                if f.kind == "attribute" and not f.ok and f.truth and len(f.ids) == 1
            ]
            if has_lead and not words and not _phrases(product, kinds, self.locale):
                continue
            lines.append(describe(product, kinds, self.locale, tuple(dict.fromkeys(words))) + ".")
        return lines

    def _row(self, text: str, sentence: Sentence) -> str:
        """Mend a table row cell by cell: the record's value, or a dash."""
        row, shift = text[sentence.piece.start : sentence.piece.end], sentence.piece.start
        for segment in reversed(sentence.segments):
            bad = [f for f in segment.findings if not f.ok]
            if not bad:
                continue
            value = self._cell(segment, bad[0])
            row = row[: segment.start - shift] + f" {value} " + row[segment.end - shift :]
        if not any(s.mentions and all(f.ok for f in s.findings) for s in sentence.segments):
            return ""
        return row

    def _cell(self, segment: Segment, finding: Finding) -> str:
        products = segment.products
        if len(products) != 1:
            return "–"
        kind = _KINDS.get(finding.kind, finding.kind)
        if re.search(r"price|cost", segment.hint):
            kind = "price"
        facts = _phrases(products[0], (kind,), self.locale)
        return facts[0] if facts else finding.truth or "–"


_KINDS = {"comparison": "price", "superlative": "price", "discount": "discount", "name": "price"}


def _phrases(product: ProductFacts, kinds: Iterable[str], locale: str) -> list[str]:
    wanted = set(kinds)
    phrases: list[str] = []
    if product.price is not None and wanted & {"price", "discount"}:
        phrases.append(format_price(product.price, product.currency, locale))
        if "discount" in wanted and product.compare_at and product.compare_at > product.price:
            phrases.append(f"before {format_price(product.compare_at, product.currency, locale)}")
    if "stock" in wanted:
        phrases.append(stock_words(product))
    if "rating" in wanted:
        phrases.append(rating_words(product))
    if "size" in wanted:
        phrases += [f"{n} {', '.join(v)}" for n, v in product.options.items() if v]
    return phrases


def describe(
    product: ProductFacts, kinds: Sequence[str], locale: str, words: Sequence[str] = ()
) -> str:
    """Return "Title: $20.00, in stock, brown" with what the record says of these kinds."""
    phrases = [*_phrases(product, kinds, locale), *words]
    if not phrases and product.price is not None:
        phrases = _phrases(product, ("price",), locale)
    return f"{product.title}: {', '.join(phrases)}" if phrases else product.title


def _sound_words(text: str, findings: Sequence[Finding]) -> list[str]:
    """Return the words of sound attribute claims that name a value of one product."""
    words = []
    for finding in findings:
        single = len(finding.ids) == 1
        said = text[finding.start : finding.end].strip()
        told = finding.kind == "attribute" and finding.ok and finding.truth != "negated"
        if told and single and len(said.split()) < _PHRASE:
            words.append(said)
    return words


def _others(findings: Sequence[Finding]) -> list[str]:
    """Return what policies and orders say instead."""
    lines = []
    for finding in findings:
        if finding.kind in ("policy", "order") and not finding.ok and finding.truth:
            lines.append(
                finding.truth if finding.truth.endswith((".", "!", "?")) else finding.truth + "."
            )
    return list(dict.fromkeys(lines))


def _is_balanced(text: str) -> bool:
    return (
        text.count("(") == text.count(")")
        and text.count("**") % 2 == 0
        and text.count("[") == text.count("]")
    )


def _mended(text: str, sentence: Sentence, bad: Sequence[Finding]) -> str:
    """Put the records' values in the place of wrong ones."""
    new, shift = text[sentence.piece.start : sentence.piece.end], sentence.piece.start
    for finding in sorted(bad, key=lambda f: -f.start):
        said = new[finding.start - shift : finding.end - shift]
        fix = finding.fix[:1].upper() + finding.fix[1:] if said[:1].isupper() else finding.fix
        new = new[: finding.start - shift] + fix + new[finding.end - shift :]
    return new


def _with_counts(text: str, sentence: Sentence, bad: Sequence[Finding]) -> str:
    """Correct the numbers of products in a sentence, in figures or words as they stand."""
    new = text[sentence.piece.start : sentence.piece.end]
    for finding in sorted(bad, key=lambda f: -f.start):
        start, end = finding.start - sentence.piece.start, finding.end - sentence.piece.start
        said, count = new[start:end], int(finding.truth)
        if not re.fullmatch(r"\d+|[A-Za-z]+(?:[- ][a-z]+)*", said.strip()) or count == 1:
            return ""
        word = _WORDS[count] if said[:1].isalpha() and count < len(_WORDS) else str(count)
        new = new[:start] + (word.capitalize() if said[:1].isupper() else word) + new[end:]
    return new


def _tidy(text: str) -> str:
    """Take out list markers, spaces and blank lines that a dropped sentence leaves."""
    lines = []
    for line in text.split("\n"):
        if re.fullmatch(r"\s*(?:[-*+•]|\d{1,2}[.)]|#{1,6})?\s*(?:[*_]*\s*)", line) and line.strip():
            continue
        lines.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
