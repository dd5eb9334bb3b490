"""Fills the named fields of a prompt file: `{{field}}` in `prompts/<name>.md`.

It knows text, not what a prompt is for. A field's value is put in as it is and never read for
fields of its own, so what a shopper or a merchant wrote cannot pull in anything else.
"""

import re
from functools import cache
from importlib.resources import files

__all__ = ["PromptError", "render"]

_FIELD = re.compile(r"\{\{ *([a-z_]+) *\}\}")


class PromptError(ValueError):
    """A prompt that is missing, or rendered with a missing or unused field."""


@cache
def _template(name: str) -> str:
    source = files("prompts") / f"{name}.md"
    if not name.replace("_", "").isalnum() or not source.is_file():
        known = sorted(f.name[:-3] for f in files("prompts").iterdir() if f.name.endswith(".md"))
        raise PromptError(f"No prompt {name!r}. There are: {', '.join(known)}.")
    return source.read_text(encoding="utf-8").strip()


def render(name: str, /, **fields: str) -> str:
    """Return the prompt with every field filled in.

    Args:
        name: the file's name without ".md".
        fields: field name -> text.

    Raises:
        PromptError: there is no such prompt, a field of it was not given, or one was given that
            it does not have.
    """
    template = _template(name)
    wanted = set(_FIELD.findall(template))
    missing, unused = wanted - fields.keys(), fields.keys() - wanted
    if missing:
        raise PromptError(f"Prompt {name!r} needs the field {sorted(missing)[0]!r}.")
    if unused:
        raise PromptError(f"Prompt {name!r} has no field {sorted(unused)[0]!r}.")
    return _FIELD.sub(lambda match: fields[match[1]], template)
