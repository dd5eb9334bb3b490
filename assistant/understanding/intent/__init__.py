"""What kind of request a message is: a trained head, the wording, and the conversation."""
