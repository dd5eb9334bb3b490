"""The scripts' weight, what they never do, and their words in every language."""

import json
import re
from pathlib import Path

import ui.widget.scripts as scripts
from ui.widget.words import widget_words

FOLDER = Path(scripts.__file__).parent
FORBIDDEN = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "Function(",
    'setAttribute("style"',
    "document.cookie",
)


def test_the_widget_is_light():
    loader, panel = scripts.loader(), scripts.panel()
    assert len(loader.compressed) <= 2000
    assert len(loader.compressed) + len(panel.compressed) <= 12_000


def test_joining_leaves_one_module_that_exports_start_alone():
    text = scripts.panel().plain.decode()
    assert re.findall(r"^export .*", text, re.MULTILINE) == [
        "export const start = (parts) => new Panel(parts);"
    ]
    assert not re.search(r"^\s*import\b", text, re.MULTILINE)
    declared = re.findall(r"^(?:async )?(?:function|class|const|let) (\w+)", text, re.MULTILINE)
    assert len(declared) == len(set(declared))


def test_every_module_is_joined_after_those_that_it_uses():
    for number, name in enumerate(scripts.MODULES):
        used = re.findall(r'from "\./(\w+)\.js"', (FOLDER / f"{name}.js").read_text())
        assert set(used) <= set(scripts.MODULES[:number])
    files = {path.stem for path in FOLDER.glob("*.js")}
    assert files == {*scripts.MODULES, "loader"}


def test_nothing_makes_markup_or_code_of_text():
    for path in FOLDER.glob("*.js"):
        text = path.read_text()
        assert [word for word in FORBIDDEN if word in text] == [], path.name


def test_every_language_has_every_word_and_the_same_places_for_values():
    languages = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    english = languages["en"]
    for words in languages.values():
        assert words.keys() == english.keys()
        for name, word in words.items():
            assert str(word).count("{}") == str(english[name]).count("{}")
            assert len(word) > 0
    used = set(re.findall(r"\bwords\.(\w+)", scripts.panel().plain.decode()))
    assert used - {"replace"} <= english.keys()


def test_a_locale_of_no_language_of_ours_gets_english():
    assert widget_words("zh-Hans-CN")[0] == widget_words("zh_TW")[0] == "zh"
    assert widget_words("xx")[0] == widget_words("")[0] == "en"
