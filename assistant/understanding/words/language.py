"""Which language a message is in, coarsely: by script, then by its small words."""

import re

__all__ = ["detect_language"]

_SMALL_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the a an and or for with in of to is are i you my me it this that do does have can"
        " want need looking"
        " under show please what which how not any some hi hello",
        "de": "der die das und oder für fur mit ein eine einen ich du sie wir ist sind nicht kein"
        " keine auf von zu"
        " haben habe suche möchte brauche unter bitte wie was welche gibt es mir meine hallo"
        " über bis den dem",
        "fr": "le la les un une des et ou pour avec de du je vous nous est sont pas ne dans sur"
        " cherche veux voudrais"
        " moins plus que qui quel quelle bonjour avez mon ma mes s'il",
        "es": "el la los las un una y o para con de del yo usted es son no en busco quiero"
        " necesito menos más mas que"
        " cual cuál hola tiene tienes mi por favor",
        "it": "il lo la gli un una e per con di del io è sono non in cerco vorrei meno più che"
        " quale ciao avete mi",
        "pt": "o os as um uma e ou para com de do da eu você é são não em procuro quero preciso"
        " menos mais que olá meu",
        "nl": "de het een en of voor met ik je wij is zijn niet geen op van zoek wil heb graag"
        " onder meer hallo",
    }.items()
}
_SCRIPTS = (
    ("ja", re.compile(r"[぀-ヿ]")),
    ("ko", re.compile(r"[가-힯]")),
    ("zh", re.compile(r"[㐀-鿿]")),
    ("ru", re.compile(r"[Ѐ-ӿ]")),
    ("ar", re.compile(r"[؀-ۿ]")),
    ("he", re.compile(r"[֐-׿]")),
    ("hi", re.compile(r"[ऀ-ॿ]")),
    ("th", re.compile(r"[฀-๿]")),
    ("el", re.compile(r"[Ͱ-Ͽ]")),
)
# Of no language, whatever stands around it.
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]+")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def detect_language(text: str) -> str:
    """Returns an ISO 639-1 code; "en" when nothing speaks for another. Linear in the text."""
    text = _ADDRESS.sub(" ", text)
    letters = sum(c.isalpha() for c in text)
    for code, pattern in _SCRIPTS:
        if letters and len(pattern.findall(text)) >= 0.2 * letters:
            return code
    words = [w.lower() for w in _WORD.findall(text[:1000])]
    counts = {code: sum(w in small for w in words) for code, small in _SMALL_WORDS.items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    return best if counts[best] > counts["en"] and counts[best] >= min(2, len(words)) else "en"
