"""A script is read whole, or refused in one line that names file, line and key."""

import json
from pathlib import Path

import pytest

from assistant.dialogue.cases import collect
from assistant.dialogue.load import find_scripts, load_scripts, script_schema
from assistant.errors import DialogueError

GOOD = "name: a\nturns:\n  - say: hello\n    expect: {intent: smalltalk}\n"


def written(folder: Path, text: str, name: str = "a.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_script_is_read(tmp_path):
    (script,) = load_scripts(written(tmp_path, GOOD))
    assert script.name == "a"
    assert script.turns[0].wordings == ("hello",)
    assert script.turns[0].expect.intent == "smalltalk"


def test_a_file_may_hold_several(tmp_path):
    path = written(tmp_path, GOOD + "---\n" + GOOD.replace("name: a", "name: b"))
    assert [script.name for script in load_scripts(path)] == ["a", "b"]


def test_yes_and_no_are_words(tmp_path):
    (script,) = load_scripts(
        written(
            tmp_path, "name: a\nturns:\n  - say: yes\n  - {say: no, expect: {handover: false}}\n"
        )
    )
    assert [turn.say for turn in script.turns] == ["yes", "no"]
    assert script.turns[1].expect.handover is False


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "empty"),
        ("# only a comment\n", 1, "empty"),
        ("---\n---\n", 1, "empty"),
        ("just words\n", 1, "mapping"),
        ("name: a\nturns: [\n", 3, "not YAML"),
        ("name: a\nturns:\n  - say: x\n\tbad: 1\n", 4, "not YAML"),
        ("name: a\nturn:\n  - say: x\n", 2, "turn: unknown key"),
        (
            "name: a\nturns:\n  - say: x\n    expect:\n      intend: search\n",
            5,
            "expect.intend: unknown",
        ),
        ("name: a\nturns:\n  - say: x\n    expect: {shelf: {minimum: 1}}\n", 4, "shelf.minimum"),
        ("name: a\nturns: []\n", 1, "at least one turn"),
        ("turns:\n  - say: x\n", 1, "name"),
        ("name: a\nturns:\n  - expect: {intent: search}\n", 3, "exactly one of say and remove"),
        ("name: a\nturns:\n  - {say: x, remove: colour}\n", 3, "exactly one of say and remove"),
        ("name: a\nname: b\nturns:\n  - say: x\n", 2, "twice"),
        ("name: a\nturns:\n  - say: x\n    expect: {relaxed: null}\n", 4, "asserts nothing"),
        ("name: a\nturns:\n  - say: x\n    expect: {every_product: {}}\n", 4, "asserts nothing"),
        ("name: a\nturns:\n  - say: x\n    expect: {shelf: {}}\n", 4, "needs min"),
        ("name: a\nslots: {thing: []}\nturns:\n  - say: x\n", 2, "no value"),
        ("name: a\nturns:\n  - say: x\n---\nname: b\nturns:\n  - sya: x\n", 7, "unknown key"),
        ("name: a\nturns:\n  - say: x\n---\nname: a\nturns:\n  - say: y\n", 5, "line 1"),
        ("name: a\nturns:\n  - say: 42\n", 3, "say"),
        ("name: a\nturns:\n  - say: x\n    expect: {claims: {price: 0}}\n", 4, "claims.price"),
        ("name: a\nturns:\n  - say: x\n    expect: {shelf: {min: 0}}\n", 4, "asserts nothing"),
        ("name: a\nturns:\n  - say: x\n    expect: {tools: {subset: []}}\n", 4, "naming a tool"),
        ("name: a\ngoal: {wants: x}\nturns:\n  - say: x\n", 1, "goal"),
        ("name: a\ngoal: {product: {colour: red}}\n", 2, "goal.wants: this key is missing"),
        ("name: a\ngoal: {wants: x, wish: y}\n", 2, "goal.wish: unknown key"),
        ("name: a\ngoal: {wants: x}\npersona: {tells: nothing}\n", 3, "persona.tells"),
        ("name: a\nfacts: {email: x}\nturns:\n  - say: x\n", 1, "belong to a goal"),
        ("name: a\nfinally: {orders: changed}\nturns:\n  - say: x\n", 2, "finally.orders"),
    ],
)
def test_what_is_wrong_is_one_line_with_file_line_and_key(tmp_path, text, line, words):
    path = written(tmp_path, text)
    with pytest.raises(DialogueError) as caught:
        load_scripts(path)
    message = str(caught.value)
    assert message.startswith(f"{path}:{line}: "), message
    assert words in message
    assert "\n" not in message


def test_bytes_that_are_no_text(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"name: \xff\xfe")
    with pytest.raises(DialogueError, match="not UTF-8"):
        load_scripts(path)


def test_a_deep_nest_is_an_error_and_no_crash(tmp_path):
    with pytest.raises(DialogueError, match="not YAML"):
        load_scripts(written(tmp_path, "name: " + "[" * 5000 + "]" * 5000))


def test_included_turns_come_first(tmp_path):
    written(tmp_path, GOOD, "hello.yaml")
    path = written(tmp_path, "name: b\ninclude: hello.yaml\nturns:\n  - say: bye\n", "b.yaml")
    (script,) = load_scripts(path)
    assert [turn.say for turn in script.turns] == ["hello", "bye"]


@pytest.mark.parametrize("names", [["a"], ["a", "b"], ["a", "b", "c"]])
def test_a_circle_of_includes_is_named(tmp_path, names):
    for name, other in zip(names, [*names[1:], names[0]], strict=True):
        text = f"name: {name}\ninclude: {other}.yaml\nturns:\n  - say: x\n"
        written(tmp_path, text, f"{name}.yaml")
    with pytest.raises(DialogueError) as caught:
        load_scripts(tmp_path / "a.yaml")
    assert "include: it includes itself" in str(caught.value)
    assert f"{names[-1]}.yaml:2:" in str(caught.value)


def test_a_missing_include_is_named(tmp_path):
    path = written(tmp_path, "name: a\ninclude: gone.yaml\nturns:\n  - say: x\n")
    with pytest.raises(DialogueError, match=r"a\.yaml:2: include: there is no script .*gone\.yaml"):
        load_scripts(path)


def test_a_diamond_of_includes_is_no_circle(tmp_path):
    written(tmp_path, GOOD, "base.yaml")
    for name in "bc":
        text = f"name: {name}\ninclude: base.yaml\nturns:\n  - say: {name}\n"
        written(tmp_path, text, f"{name}.yaml")
    text = "name: d\ninclude: [b.yaml, c.yaml]\nturns:\n  - say: d\n"
    (script,) = load_scripts(written(tmp_path, text, "d.yaml"))
    assert [turn.say for turn in script.turns] == ["hello", "b", "hello", "c", "d"]


def test_scripts_are_found_in_a_fixed_order_each_once(tmp_path):
    inner = tmp_path / "in"
    inner.mkdir()
    names = [written(tmp_path, GOOD, "b.yaml"), written(tmp_path, GOOD, "a.yml")]
    names.append(written(inner, GOOD, "c.yaml"))
    assert set(find_scripts([tmp_path])) == set(names)
    assert find_scripts([tmp_path]) == find_scripts([tmp_path, names[0]])


@pytest.mark.parametrize("name", ["gone.yaml", "empty"])
def test_a_path_without_scripts_is_named(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(DialogueError, match=name):
        find_scripts([tmp_path / name])


def test_files_are_named_from_the_shop(tmp_path):
    path = written(tmp_path, GOOD)
    assert collect([path], tmp_path)[0].file == "a.yaml"
    assert collect([path])[0].file == path.as_posix()


def test_the_schema_is_the_committed_one():
    """Regenerate: vitrine test --schema > tests/dialogues/schema.json"""
    committed = Path(__file__).parents[2] / "dialogues" / "schema.json"
    assert json.loads(committed.read_text(encoding="utf-8")) == script_schema()


def test_the_schema_knows_every_key():
    text = json.dumps(script_schema())
    for key in ("finally", "every_product", "clarifies", "paraphrases", "never", "certificate"):
        assert key in text
