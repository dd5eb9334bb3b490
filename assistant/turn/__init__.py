"""One turn of a conversation, in the order in which it happens: hear, draft, check, reply."""
