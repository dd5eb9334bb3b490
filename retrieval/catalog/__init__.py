"""A shop's products, the facets that tell them apart, and the file that keeps them."""

from retrieval.catalog.catalog import Catalog
from retrieval.catalog.facets import (
    Facet,
    FacetSettings,
    infer_facets,
    price_bands,
    settle_facets,
)
from retrieval.catalog.files import load_catalog, write_products
from retrieval.catalog.product import AttributeValue, Product, Variant, attribute_text, fold

__all__ = [
    "AttributeValue",
    "Catalog",
    "Facet",
    "FacetSettings",
    "Product",
    "Variant",
    "attribute_text",
    "fold",
    "infer_facets",
    "load_catalog",
    "price_bands",
    "settle_facets",
    "write_products",
]
