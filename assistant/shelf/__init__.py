"""What surrounds a shelf: what is found for it, what gives way, why each product is on it."""
