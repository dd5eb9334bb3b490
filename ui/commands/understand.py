"""`vitrine understand`: one utterance a line in, what it means a line out."""

from ui.commands.options import JsonOption, ShopOption, print_json, print_line

__all__ = ["understand"]


def understand(shop: ShopOption = None, as_json: JsonOption = False) -> None:
    """Read one utterance a line from standard input; print its intent, query and constraints.

    Every line is read on its own and gives exactly one line, an empty one too.

    Example: echo 'waterproof boots under 150, not leather' | vitrine understand --json
    """
    import sys

    from assistant.understanding.lines import describe_reading, open_reader, reading_json

    reader = open_reader(shop)
    for line in sys.stdin:
        reading = reader.read(line.rstrip("\r\n"))
        if as_json:
            print_json(reading_json(reading))
        else:
            print_line(describe_reading(reading))
