"""`vitrine chat`: a conversation in the terminal, one message a line."""

import sys

from ui.commands.options import (
    JsonOption,
    ModelOption,
    RankerOption,
    ShopOption,
    print_json,
    print_line,
)

__all__ = ["chat"]

NEW = "---"


def chat(
    shop: ShopOption = None,
    model: ModelOption = None,
    ranker: RankerOption = "coverage",
    as_json: JsonOption = False,
) -> None:
    """Talk to the shop: one message a line, a line of just --- starts a new conversation.

    With --json, prints one reply a line, in order. Builds the index first if there is none.

    Example: vitrine chat --shop my-shop --model offline
    """
    from assistant.conversation import Assistant
    from assistant.masking import mask_logs
    from assistant.shop.folder import ShopFolder
    from ui.commands.index import ensure_index
    from ui.commands.talk import print_reply, read_messages

    mask_logs()
    folder = ShopFolder.open(shop)
    assistant = Assistant.open(folder, model=model, retriever=ensure_index(folder), ranker=ranker)
    at_terminal = sys.stdin.isatty() and not as_json
    if at_terminal:
        print_line(f"{folder.settings.name}. Say what you need; Ctrl+D ends.")
    conversation = assistant.start()
    try:
        for message in read_messages(sys.stdin, prompt="> " if at_terminal else ""):
            if message.strip() == NEW:
                conversation = assistant.start()
            elif as_json:
                print_json(conversation.send(message).to_json())
            else:
                print_reply(conversation.stream(message))
    finally:
        assistant.close()
