"""What the turn's evidence says, in a form that claims can be held against."""
