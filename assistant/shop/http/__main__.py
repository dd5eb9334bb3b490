"""Prints the contract: python -m assistant.shop.http > assistant/shop/openapi.json."""

import json
import sys

from assistant.shop.http.service import openapi_contract

if __name__ == "__main__":
    sys.stdout.write(json.dumps(openapi_contract(), indent=1, sort_keys=True) + "\n")
