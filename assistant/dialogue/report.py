"""A run told in plain text and in JUnit's XML.

The text of a failure reads from top to bottom as the dialogue went: what was said, which tools were
called, what was shown, and where it parted from what was expected.
"""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as Xml

from assistant.dialogue.check import Check
from assistant.dialogue.outcome import PlayedTurn, ScriptResult, Trial

__all__ = ["failure_text", "junit_xml"]

_TEXT_WIDTH = 400


def failure_text(result: ScriptResult) -> str:
    """Return what went wrong in a script, for a person; "" when nothing did."""
    failed = [(at, trial) for at, trial in enumerate(result.trials, 1) if trial.failures]
    if not failed:
        return ""
    number, trial = failed[0]
    lines = [f"FAILED {result.name} ({result.file})"]
    if len(result.trials) > 1:
        lines.append(
            f"  {len(failed)} of {len(result.trials)} trials failed; this is trial {number}"
        )
    lines += [f"  {line}" for line in _trial_lines(trial)]
    return "\n".join(lines)


def junit_xml(results: Sequence[ScriptResult], suite: str) -> str:
    """Return a run in JUnit's XML form."""
    failed = sum(not result.passed for result in results)
    attributes = {"name": suite, "tests": str(len(results)), "failures": str(failed)}
    attributes |= {"errors": "0", "time": f"{sum(r.seconds for r in results):.3f}"}
    root = Xml.Element("testsuites", attributes)
    inner = Xml.SubElement(root, "testsuite", attributes)
    for result in results:
        about = {"classname": result.file, "name": result.name, "time": f"{result.seconds:.3f}"}
        case = Xml.SubElement(inner, "testcase", {k: _printable(v) for k, v in about.items()})
        if not result.passed:
            first = next(trial for trial in result.trials if trial.failures).failures[0][1]
            failure = Xml.SubElement(case, "failure", {"message": _printable(_told(first))})
            failure.text = _printable(failure_text(result))
    Xml.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, "unicode") + "\n"


def _trial_lines(trial: Trial) -> Iterator[str]:
    last = max((number or len(trial.turns)) for number, _ in trial.failures)
    for number, turn in enumerate(trial.turns[:last], 1):
        yield from _turn_lines(number, turn)
    for check in trial.end:
        if not check.ok:
            yield f"at the end: {_told(check)}"


def _turn_lines(number: int, turn: PlayedTurn) -> Iterator[str]:
    reply = turn.reply
    said = turn.said if turn.removed is None else f"(takes off {turn.removed})"
    yield f"{number}. said     {_short(said)}"
    calls = [f"{use.name}({_arguments(use.arguments)})" for use in reply.tools]
    yield f"   heard    {reply.intent}; {dict(reply.constraints) or 'no constraints'}"
    yield f"   called   {'; '.join(calls) or 'nothing'}"
    shown = [f"{item.id} {item.title}" for item in reply.shelf.items]
    yield f"   shown    {'; '.join(shown) or 'nothing'}"
    yield f"   answered {_short(reply.text)}"
    for check in turn.checks:
        if not check.ok:
            yield f"   expected {check.name}: {_short(check.expected)}"
            yield f"   got      {_short(check.got)}{' (vacuous)' if check.vacuous else ''}"


def _told(check: Check) -> str:
    vacuous = "; vacuous: there was nothing to look at" if check.vacuous else ""
    return f"{check.name}: expected {_short(check.expected)}, got {_short(check.got)}{vacuous}"


def _arguments(arguments: object) -> str:
    pairs = dict(arguments).items() if isinstance(arguments, dict) else ()
    return ", ".join(f"{key}={value!r}" for key, value in pairs)


def _short(text: str) -> str:
    one = " / ".join(line.strip() for line in text.splitlines() if line.strip())
    return one if len(one) <= _TEXT_WIDTH else one[: _TEXT_WIDTH - 1] + "…"


def _printable(text: str) -> str:
    """XML knows no control characters; they become the replacement mark."""
    return "".join(c if c in "\t\n\r" or ord(c) >= 32 else "\ufffd" for c in text)
