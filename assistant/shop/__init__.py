"""The shop: what it sells, to whom, under which rules."""
