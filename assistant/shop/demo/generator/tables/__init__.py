"""What the demo shop sells, one module a department. New categories go at the end of RANGE.

A category's place in RANGE decides its products' numbers, so the order is kept.
"""

from assistant.shop.demo.generator.plan import Category
from assistant.shop.demo.generator.tables import (
    beauty,
    clothing,
    electronics,
    garden,
    home,
    kitchen,
    office_pets_food,
    outdoor_clothing,
    outdoor_footwear,
    outdoor_gear,
    shoes_bags,
    sports,
    toys_books,
)

RANGE: tuple[Category, ...] = (
    *outdoor_footwear.CATEGORIES,
    *outdoor_gear.CATEGORIES,
    *outdoor_clothing.CATEGORIES,
    *clothing.CATEGORIES,
    *shoes_bags.CATEGORIES,
    *kitchen.CATEGORIES,
    *home.CATEGORIES,
    *garden.CATEGORIES,
    *electronics.CATEGORIES,
    *toys_books.CATEGORIES,
    *beauty.CATEGORIES,
    *sports.CATEGORIES,
    *office_pets_food.CATEGORIES,
)
