"""Chooses a sentence for an occasion: varied over a conversation, the same for the same input."""

import zlib
from collections.abc import Mapping, Sequence

from assistant.wording.chinese import CHINESE
from assistant.wording.desk_chinese import TERMS
from assistant.wording.english import ENGLISH
from assistant.wording.refusals_chinese import REFUSALS

__all__ = ["LANGUAGES", "Phrases"]

LANGUAGES: Mapping[str, Mapping[str, tuple[str, ...]]] = {"en": ENGLISH, "zh": CHINESE}
# language -> words that records hold in English -> the same in that language
_TERMS: Mapping[str, Mapping[str, str]] = {"zh": TERMS}
# language -> rule of the desk -> why it refuses
_REFUSALS: Mapping[str, Mapping[str, str]] = {"zh": REFUSALS}


class Phrases:
    """One turn's choice of words."""

    def __init__(self, language: str, seed: str = "") -> None:
        """Takes a language and what tells this turn from others.

        Args:
            language: ISO 639-1; English where there are no phrases for it.
            seed: the same seed gives the same choice.
        """
        self.language = language if language in LANGUAGES else "en"
        self._table = LANGUAGES[self.language]
        self._seed = seed

    def say(self, occasion: str, **fields: str) -> str:
        """Return a sentence for an occasion, its fields filled in."""
        choices = self._table[occasion]
        at = zlib.crc32(f"{self._seed}/{occasion}".encode()) % len(choices)
        return choices[at].format(**fields)

    def all_for(self, occasion: str) -> tuple[str, ...]:
        """Return all sentences for an occasion."""
        return self._table[occasion]

    def term(self, word: str) -> str:
        """Return a record's own English words in this language, where they are known in it."""
        return _TERMS.get(self.language, {}).get(word, word)

    def refusal(self, rule: str, reason: str, values: Mapping[str, object]) -> str:
        """Return why a rule refuses in this language; the record's own reason where it has none.

        Args:
            rule: its name, one of assistant.shop.policy.RuleName.
            reason: the record's sentence, in English.
            values: what decided it: order ids, states, dates.
        """
        sentence = _REFUSALS.get(self.language, {}).get(rule)
        if sentence is None:
            return self.say("refused", reason=reason)
        try:
            return sentence.format(**{name: self.term(str(v)) for name, v in values.items()})
        except KeyError:  # a service of the shop's own may tell less of what decided
            return self.say("refused", reason=reason)

    def any_of(self, values: Sequence[str]) -> str:
        """Join alternatives: "red, blue or green"."""
        return self._joined(values, "or")

    def all_of(self, values: Sequence[str]) -> str:
        """Join things named together: "red, blue and green"."""
        return self._joined(values, "and")

    def separated(self, parts: Sequence[str]) -> str:
        """Join remarks that do not depend on each other."""
        return self.separator.join(part for part in parts if part)

    def labelled(self, line: str, label: str) -> str:
        """Put a label behind a line."""
        return f"{line}（{label}）" if self.language == "zh" else f"{line} ({label})"

    @property
    def separator(self) -> str:
        """What stands between remarks that do not depend on each other."""
        return "；" if self.language == "zh" else "; "

    def _joined(self, values: Sequence[str], last: str) -> str:
        if len(values) < 2:
            return "".join(values)
        comma = "、" if self.language == "zh" else ", "
        return comma.join(values[:-1]) + self.say(last) + values[-1]
