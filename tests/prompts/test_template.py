"""A prompt is filled completely or not at all."""

from importlib.resources import files

import pytest

from prompts import PromptError, render
from prompts.template import _FIELD

NAMES = sorted(f.name[:-3] for f in files("prompts").iterdir() if f.name.endswith(".md"))


def fields_of(name):
    return set(_FIELD.findall((files("prompts") / f"{name}.md").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_renders_with_exactly_its_fields(name):
    text = render(name, **{field: f"<{field} value>" for field in fields_of(name)})
    assert all(f"<{field} value>" in text for field in fields_of(name))
    assert "{{" not in text


@pytest.mark.parametrize("name", [n for n in NAMES if fields_of(n)])
def test_a_missing_field_is_named(name):
    left_out, *rest = sorted(fields_of(name))
    with pytest.raises(PromptError, match=left_out):
        render(name, **{field: "x" for field in rest})


def test_an_unused_field_is_named():
    given = {field: "x" for field in fields_of("system")}
    with pytest.raises(PromptError, match="weather"):
        render("system", **given, weather="sunny")


@pytest.mark.parametrize("name", ["nothing_here", "../pyproject", "", "system.md", "a/b"])
def test_an_unknown_prompt_is_named_with_those_there_are(name):
    with pytest.raises(PromptError, match="system"):
        render(name)


def test_a_value_is_never_read_for_fields():
    given = {field: "x" for field in fields_of("system")} | {"shelf": "{{shop}} {{ hidden }}"}
    assert "{{shop}} {{ hidden }}" in render("system", **given)
