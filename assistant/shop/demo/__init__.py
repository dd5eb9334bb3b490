"""The demo shop: a folder of data that `generator` writes and that every command uses by default."""
