"""The agent console: who waits for a person, why, and the answer; behind the owner's token."""
