"""`vitrine bench turn`: how long a whole turn takes, and how much of it is the encoder."""

from typing import Annotated

import typer

from ui.commands.options import (
    JsonOption,
    OutOption,
    ShopOption,
    print_json,
    print_line,
    save_result,
)

__all__ = ["bench_turn"]


def bench_turn(
    shop: ShopOption = None,
    dialogues: Annotated[
        int, typer.Option("--dialogues", min=1, max=1000, help="Dialogues of five turns.")
    ] = 20,
    as_json: JsonOption = False,
    out: OutOption = None,
) -> None:
    """Time whole turns of the offline model: median, p95, and the encoder's share.

    Example: vitrine bench turn --shop chorus --dialogues 40 --json
    """
    from tempfile import TemporaryDirectory

    from assistant.conversation import Assistant
    from assistant.models import OFFLINE
    from assistant.shop.folder import ShopFolder
    from ui.bench.machine import describe_machine
    from ui.bench.turn import TimedEncoder, measure_turns
    from ui.commands.index import ensure_index

    folder = ShopFolder.open(shop)
    retriever = ensure_index(folder)
    encoder = TimedEncoder(retriever.encoder)
    retriever.encoder = encoder
    with TemporaryDirectory() as scratch:
        url = f"sqlite:///{scratch}/conversations.db"
        assistant = Assistant.open(folder, model=OFFLINE, retriever=retriever, database_url=url)
        try:
            row = measure_turns(assistant, encoder, dialogues)
        finally:
            assistant.close()
    report = {"machine": describe_machine(), "rows": [row]}
    if out is not None:
        save_result(report, out, "bench_turn")
    if as_json:
        print_json(report)
        return
    print_line(f"{row['turns']} turns over {row['n']:,} products")
    print_line(f"a turn: {row['ours_ms']:.1f} ms (p95 {row['p95_ms']:.1f})")
    print_line(f"of it the encoder: {row['peer_ms']:.1f} ms, {row['encoder_share']:.0%} in all")
    print_line(f"outside it: {row['outside_ms']:.1f} ms (p95 {row['outside_p95_ms']:.1f})")
    stages = ", ".join(f"{name} {value:.1f}" for name, value in row["stages_ms"].items())
    print_line(f"stages: {stages}")
