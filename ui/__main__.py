"""`python -m ui` is the `vitrine` command, for a checkout that is not installed."""

from ui.cli import main

main()
