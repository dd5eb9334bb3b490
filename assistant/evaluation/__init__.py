"""Measures of the assistant on public data: understanding, diversity, whether requests find."""
