"""From similar items to the right items: signals of behaviour, knowledge and taste, and scenes."""
