"""A run is told in text, XML and a page, recorded as a script, and summed up with intervals."""

from xml.etree import ElementTree as Xml

import pytest
import yaml

from assistant.dialogue.check import Check
from assistant.dialogue.outcome import PlayedTurn, ScriptResult, Trial, run_json
from assistant.dialogue.passing import pass_hat_k
from assistant.dialogue.record import script_yaml
from assistant.dialogue.report import failure_text, junit_xml
from assistant.dialogue.script import Script
from assistant.reply import Claim, Reply
from assistant.transcript import Turn
from ui.dialogue_report import report_html

GOOD, BAD = Check("intent", ok=True), Check("intent", False, "search", "refine")


def result_of(*passed, reply=None, said="hi"):
    reply = reply or Reply("Hello.")
    trials = tuple(
        Trial((PlayedTurn(said, None, reply, (GOOD if ok else BAD,)),), ()) for ok in passed
    )
    return ScriptResult("a <script>", "a.yaml", ("tag",), trials, 0.5)


def test_a_failure_says_what_was_said_called_shown_and_expected(shown):
    text = failure_text(result_of(False, reply=shown("p100"), said="boots please"))
    for part in ("a <script> (a.yaml)", "boots please", "search_products(query='boots')", "p100"):
        assert part in text
    assert "expected intent: search" in text
    assert "got      refine" in text
    assert failure_text(result_of(True)) == ""


def test_junit_is_read_back():
    results = [
        result_of(True),
        result_of(False, reply=Reply("A\x00bell\x07")),
        result_of(True, False),
    ]
    root = Xml.fromstring(junit_xml(results, "A & B"))
    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    cases = root.findall(".//testcase")
    assert [case.find("failure") is None for case in cases] == [True, False, False]
    assert "expected search, got refine" in cases[1].find("failure").get("message")


def test_the_page_escapes_what_was_said(shop_folder, shown):
    results = [result_of(False, reply=shown("p100"), said="<script>alert(1)</script>")]
    page = report_html(results, shop_folder, "offline")
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "Aldgate Ridge boots" in page
    assert "0 passed, 1 failed" in page


def test_the_json_holds_no_links_and_no_times():
    link = "/cart?token=eyJhIjoxfQabcdefghijkl.aBcDeF.abcdefghijklmnopqrstuvwxyz0"
    reply = Reply(
        f"Done {link}",
        confirmation={"id": "7", "action": "checkout"},
        timings_ms={"total": 3.2},
    )
    (played,) = run_json([result_of(True, reply=reply)])["scripts"][0]["trials"][0]["turns"]
    assert played["reply"]["text"] == "Done /cart?token=…"
    assert played["reply"]["confirmation"] == {"id": "7", "action": "checkout"}
    assert "timings_ms" not in played["reply"]


def test_pass_hat_k_is_the_chance_that_k_trials_pass():
    results = [result_of(True, True), result_of(True, False)]
    found = pass_hat_k(results)
    assert found["pass^1"]["mean"] == 0.75
    assert found["pass^2"]["mean"] == 0.5
    for figures in found.values():
        assert figures["low"] <= figures["mean"] <= figures["high"]
    assert pass_hat_k(results) == found
    assert pass_hat_k([]) == {}


def test_a_chat_becomes_a_script_that_loads(shown):
    first = shown(
        "p100", "p101", constraints={"colour": "brown", "price": {"min": None, "max": 150}}
    )
    policy = Claim("30 days", "policy", "returns.md#Time limit", "text", ok=True)
    turns = [
        Turn("brown boots", first, {}),
        Turn("", shown("p101", intent="refine"), {}),
        Turn("returns?", Reply("30 days.", intent="policy", claims=(policy,)), {}),
    ]
    script = Script.model_validate(yaml.safe_load(script_yaml("a chat", turns)))
    assert [turn.say for turn in script.turns] == ["brown boots", None, "returns?"]
    assert script.turns[0].expect.constraints == {"colour": "brown", "price": {"max": 150}}
    assert script.turns[1].remove == "colour"
    assert script.turns[2].expect.cites == ["returns.md#Time limit"]


@pytest.mark.parametrize("name", ["", "x"])
def test_an_empty_chat_has_a_name(name):
    assert yaml.safe_load(script_yaml(name, []))["name"]
