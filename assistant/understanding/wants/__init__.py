"""What one request asks for: constraints read from its words, taken-back ones among them."""
