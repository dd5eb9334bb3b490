"""Training of the intent head: utterances of our own, public sets, the head's weights."""
