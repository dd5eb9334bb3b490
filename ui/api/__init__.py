"""The HTTP API, version 1: what the widget and a shop's own programs talk to."""
