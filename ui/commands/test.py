"""`vitrine test`: scripted dialogues against a shop and a model."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.options import (
    JsonOption,
    ModelOption,
    RankerOption,
    ShopOption,
    print_json,
    print_line,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.dialogue.cases import Case
    from assistant.dialogue.outcome import ScriptResult
    from assistant.dialogue.setting import Setting
    from assistant.shop.folder import ShopFolder

__all__ = ["test"]


def _file(flag: str, text: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(flag, metavar="FILE", help=text)
    return option


def test(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Scripts or folders; the shop's own if left out."),
    ] = None,
    shop: ShopOption = None,
    model: ModelOption = None,
    ranker: RankerOption = "coverage",
    repeat: Annotated[int, typer.Option(min=1, max=1000, help="Trials of each script.")] = 1,
    jobs: Annotated[int | None, typer.Option(min=1, max=64, help="Processes; one a core.")] = None,
    typos: Annotated[bool, typer.Option("--typos", help="Mistype what is said.")] = False,
    shuffle_catalog: Annotated[
        bool, typer.Option("--shuffle-catalog", help="List the products in another order.")
    ] = False,
    shopper: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Chat model that plays shoppers with a goal."),
    ] = None,
    mutate: Annotated[
        bool, typer.Option("--mutate", help="Break the assistant on purpose; say which notice.")
    ] = False,
    junit: Annotated[Path | None, _file("--junit", "Also write JUnit XML.")] = None,
    html: Annotated[Path | None, _file("--html", "Also write a page with the transcripts.")] = None,
    record: Annotated[
        Path | None, _file("--record", "Chat, and write the chat as a script to edit.")
    ] = None,
    conversation: Annotated[
        str | None,
        typer.Option(metavar="ID", help="With --record: a stored conversation instead of a chat."),
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON schema of scripts, for an editor.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Play scripted dialogues and check every reply: what is expected, and what must always hold.

    A script passes when all its trials do. The last line counts: N passed, N failed; the exit
    code is 1 when a script failed.

    Example: vitrine test assistant/shop/demo/dialogues --jobs 2 --junit report.xml
    """
    from assistant.dialogue.cases import collect
    from assistant.dialogue.load import script_schema
    from assistant.shop.folder import ShopFolder
    from ui.commands.index import ensure_index

    if schema:
        print_json(script_schema(), indent=2)
        return
    folder = ShopFolder.open(shop)
    if record is not None:
        _record(record, folder, model, conversation)
        return
    cases = collect(paths or [folder.dialogues_dir], folder.path)
    ensure_index(folder)
    from assistant.dialogue.setting import Setting

    setting = Setting(shop, model, repeat, typos, shuffle_catalog, shopper, ranker)
    processes = jobs or os.cpu_count() or 1
    if mutate:
        _mutate(cases, setting, processes, as_json=json)
        return
    results = _play(cases, setting, processes, quiet=json)
    _write(results, folder, model, junit, html)
    if json:
        from assistant.dialogue.outcome import run_json
        from assistant.dialogue.passing import pass_hat_k
        from assistant.dialogue.summary import summarise

        more = {"shop": folder.settings.name, "trials": repeat, "summary": summarise(results)}
        if repeat > 1:
            more["pass"] = pass_hat_k(results)
        print_json(run_json(results, **more))
    else:
        _tell(results, repeat)
    if any(not result.passed for result in results):
        raise typer.Exit(1)


def _play(
    cases: "Sequence[Case]", setting: "Setting", jobs: int, *, quiet: bool
) -> "list[ScriptResult]":
    from assistant.dialogue.run import run_cases
    from ui.progress import progress_bar

    with progress_bar("Playing dialogues") as progress:
        done = 0

        def show(_: "ScriptResult") -> None:
            nonlocal done
            done += 1
            if not quiet or done == len(cases):
                progress(done, len(cases))

        shown: Callable[[ScriptResult], None] = show
        return run_cases(cases, setting, jobs=jobs, show=shown)


def _tell(results: "Sequence[ScriptResult]", repeat: int) -> None:
    from assistant.dialogue.passing import pass_hat_k
    from assistant.dialogue.report import failure_text
    from assistant.dialogue.summary import summarise

    for result in results:
        if not result.passed:
            print_line(failure_text(result) + "\n")
    if repeat > 1:
        for name, figures in pass_hat_k(results).items():
            low, high = figures["low"], figures["high"]
            print_line(f"{name} = {figures['mean']:.3f} (95 % interval {low:.3f} to {high:.3f})")
    summary = summarise(results)
    held, goals = summary["invariants"], summary["goals"]
    print_line(
        f"{held['broken']} of {held['checked']:,} invariant checks broken in {summary['turns']:,}"
        f" turns; {goals['mean']:.0%} of goals reached ({goals['low']:.0%} to {goals['high']:.0%})"
    )
    passed = sum(result.passed for result in results)
    print_line(f"{passed} passed, {len(results) - passed} failed")


def _write(
    results: "Sequence[ScriptResult]",
    folder: "ShopFolder",
    model: str | None,
    junit: Path | None,
    html: Path | None,
) -> None:
    if junit is not None:
        from assistant.dialogue.report import junit_xml

        junit.write_text(junit_xml(results, folder.settings.name), encoding="utf-8")
    if html is not None:
        from ui.dialogue_report import report_html

        used = results[0].trials[0].turns[0].reply.model if results else model or ""
        html.write_text(report_html(results, folder, used), encoding="utf-8")


def _mutate(cases: "Sequence[Case]", setting: "Setting", jobs: int, *, as_json: bool) -> None:
    from assistant.dialogue.mutate import run_mutants

    verdicts = run_mutants(cases, setting, jobs=jobs)
    if as_json:
        print_json({"mutants": [verdict.to_json() for verdict in verdicts]})
    else:
        for verdict in verdicts:
            print_line(verdict.told())
        killed = sum(verdict.killed for verdict in verdicts)
        print_line(f"{killed} killed, {len(verdicts) - killed} survived")
    if not all(verdict.killed for verdict in verdicts):
        raise typer.Exit(1)


def _record(path: Path, folder: "ShopFolder", model: str | None, conversation: str | None) -> None:
    from assistant.conversation import Assistant
    from assistant.dialogue.record import script_yaml
    from assistant.errors import DialogueError
    from ui.commands.index import ensure_index
    from ui.commands.talk import read_messages

    assistant = Assistant.open(folder, model=model, retriever=ensure_index(folder))
    try:
        if conversation is not None:
            if not assistant.has_conversation(conversation):
                raise DialogueError(f"There is no conversation {conversation!r} in this shop.")
            turns = assistant.start(conversation).turns
        else:
            talk = assistant.start()
            for line in read_messages(sys.stdin, prompt="> " if sys.stdin.isatty() else ""):
                print_line(talk.send(line).text)
            turns = talk.turns
    finally:
        assistant.close()
    path.write_text(script_yaml(path.stem.replace("-", " "), turns), encoding="utf-8")
    print_line(f"{len(turns)} turns written to {path}")
