"""A merchant's own order system over HTTP: the contract, a client for it, a service that has it."""

from assistant.shop.http.client import HttpShop
from assistant.shop.http.service import openapi_contract, shop_service

__all__ = ["HttpShop", "openapi_contract", "shop_service"]
