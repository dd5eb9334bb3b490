"""The agent: a chat model in a loop with the shop's tools, guarded against its failures."""
