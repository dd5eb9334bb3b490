"""What each stretch of a draft is about: names, references, lists, the thread so far."""
