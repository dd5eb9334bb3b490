"""Draws a product's picture from its drawing, colour and pattern: pure, small and on one page."""

from assistant.shop.demo.generator.pictures.canvas import picture_name, picture_svg

__all__ = ["picture_name", "picture_svg"]
