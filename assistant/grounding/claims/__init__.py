"""One module a kind of claim: how it is worded, and when the records back it."""
