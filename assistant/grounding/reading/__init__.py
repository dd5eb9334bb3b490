"""From words to figures and tokens: what a text says by itself, whatever it is about."""
