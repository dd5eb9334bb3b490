"""Scripted dialogue tests: a team writes what is said and what must follow."""
