"""pytest collects scripts as items, each with its transcript when it fails."""

import textwrap

import pytest

pytest_plugins = ["pytester"]
PLUGIN = ("-p", "no:cacheprovider")  # the installed entry point brings ours


@pytest.fixture
def dialogues(pytester):
    """Writes scripts into a folder that is collected; a stand-in without a shop plays them."""
    folder = pytester.mkdir("dialogues")
    pytester.makeconftest(
        textwrap.dedent(
            """
            import assistant.dialogue.plugin as plugin
            from assistant.dialogue.check import Check
            from assistant.dialogue.outcome import PlayedTurn, ScriptResult, Trial
            from assistant.reply import Reply

            class Stage:
                def play(self, script, file):
                    ok = script.turns[0].say != "wrong"
                    check = Check("intent", ok, "search", "refine")
                    turn = PlayedTurn(script.turns[0].say, None, Reply("Hello."), (check,))
                    return ScriptResult(script.name, file, (), (Trial((turn,), ()),))

            plugin._stage = lambda config, path: Stage()
            """
        )
    )

    def write(name, text):
        (folder / name).write_text(text, encoding="utf-8")

    return write


def good(name, say="right"):
    return (
        f"name: {name}\ntags: [t-{name}]\nturns:\n  - say: {say}\n    expect: {{intent: search}}\n"
    )


def test_each_script_is_an_item(pytester, dialogues):
    dialogues("a.yaml", good("one") + "---\n" + good("two"))
    dialogues("b.yml", good("three", "wrong"))
    result = pytester.runpytest_inprocess(*PLUGIN)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*FAILED three (dialogues/b.yml)*", "*expected intent: search*"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_tags_choose(pytester, dialogues):
    dialogues("a.yaml", good("one") + "---\n" + good("two"))
    pytester.runpytest_inprocess(*PLUGIN, "-k", "t-two").assert_outcomes(passed=1, deselected=1)


def test_a_broken_script_is_one_line(pytester, dialogues):
    dialogues("a.yaml", "name: a\nturn: []\n")
    result = pytester.runpytest_inprocess(*PLUGIN)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*a.yaml:2: turn: unknown key"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_yaml_elsewhere_is_left_alone(pytester, dialogues):
    (pytester.mkdir("other") / "a.yaml").write_text("name: [", encoding="utf-8")
    dialogues("a.yaml", good("one"))
    pytester.runpytest_inprocess(*PLUGIN).assert_outcomes(passed=1)
