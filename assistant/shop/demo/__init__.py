"""The demo shop: a folder of data that `generator` writes, the default of every command."""
