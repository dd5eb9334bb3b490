"""What the demo shop sells, one module a department. New categories go at the end of the list.

A category's place in RANGE decides its products' numbers, so the order is kept.
"""

from assistant.shop.demo.generator.plan import Category
from assistant.shop.demo.generator.tables import outdoor_clothing, outdoor_footwear, outdoor_gear

RANGE: tuple[Category, ...] = (
    *outdoor_footwear.CATEGORIES,
    *outdoor_gear.CATEGORIES,
    *outdoor_clothing.CATEGORIES,
)
