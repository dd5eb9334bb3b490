"""Writes the demo shop's folder from tables: python -m assistant.shop.demo.generator."""
