"""The contract as a web service over any Shop: what a merchant's own system has to answer.

Whoever has the token is trusted with every customer; Vitrine asks only for the customer whom the
conversation is with. An order of another customer is 404, as one that does not exist.
"""

import secrets
from typing import Annotated, Any, TypeVar

from fastapi import Depends, FastAPI, Header, HTTPException
from fastapi.requests import Request
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from assistant.shop.http.contract import (
    Changed,
    FindCustomer,
    FoundCustomer,
    ItemList,
    OrderList,
    OutcomeBody,
    PerformBody,
    PreviewBody,
    PreviewRequest,
    RefusalBody,
)
from assistant.shop.models import Customer, Order
from assistant.shop.protocol import Changed as ChangedError
from assistant.shop.protocol import Shop
from assistant.shop.refusals import Refusal

__all__ = ["openapi_contract", "shop_service"]

Found = TypeVar("Found")

REFUSED: dict[int | str, dict[str, Any]] = {409: {"model": RefusalBody}}
NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"description": "not found"}}


def shop_service(shop: Shop, token: str) -> FastAPI:
    """The service for a shop; every request carries `Authorization: Bearer TOKEN`."""
    scheme = HTTPBearer()

    def check(given: Annotated[HTTPAuthorizationCredentials, Depends(scheme)]) -> None:
        if not secrets.compare_digest(given.credentials.encode(), token.encode()):
            raise HTTPException(401, "the token is not the one set up for this service")

    service = FastAPI(
        title="Vitrine shop service",
        version="1",
        description="What Vitrine asks of a merchant's order system. Money is an integer in minor "
        "units, times are ISO 8601 in UTC.",
        dependencies=[Depends(check)],
    )
    service.exception_handler(Refusal)(_refused)
    service.exception_handler(ChangedError)(_changed)
    _add_reading(service, shop)
    _add_writing(service, shop)
    return service


def openapi_contract() -> dict[str, Any]:
    """The contract as an OpenAPI document; assistant/shop/openapi.json is a copy of it."""
    nobody: Any = None
    return shop_service(nobody, "token").openapi()


def _add_reading(service: FastAPI, shop: Shop) -> None:
    @service.post("/customers/find", operation_id="find_customer")
    def find_customer(wanted: FindCustomer) -> FoundCustomer:
        """Find a customer by e-mail, or by both names and the postcode."""
        return FoundCustomer(customer=shop.find_customer(**wanted.model_dump()))

    @service.get("/customers/{customer_id}", operation_id="customer", responses=NOT_FOUND)
    def customer(customer_id: str) -> Customer:
        """A customer with address and payment methods."""
        return _found(shop.customer(customer_id))

    @service.get("/customers/{customer_id}/orders", operation_id="orders")
    def orders(customer_id: str) -> OrderList:
        """A customer's orders, newest first."""
        return OrderList(orders=shop.orders(customer_id))

    @service.get(
        "/customers/{customer_id}/orders/{order_id:path}", operation_id="order", responses=NOT_FOUND
    )
    def order(customer_id: str, order_id: str) -> Order:
        """An order of that customer."""
        return _found(shop.order(customer_id, order_id))

    @service.get("/products/{product_id}/items", operation_id="items")
    def items(product_id: str) -> ItemList:
        """What can be bought of a product, with prices and stock."""
        return ItemList(items=shop.items(product_id))


def _add_writing(service: FastAPI, shop: Shop) -> None:
    @service.post("/customers/{customer_id}/preview", operation_id="preview", responses=REFUSED)
    def preview(customer_id: str, body: PreviewRequest) -> PreviewBody:
        """Decide a command and do nothing."""
        decided = shop.preview(customer_id, body.command)
        return PreviewBody(details=dict(decided.details), fingerprint=decided.fingerprint)

    @service.post(
        "/customers/{customer_id}/commands",
        operation_id="perform",
        responses={**REFUSED, 412: {"model": Changed}},
    )
    def perform(
        customer_id: str,
        body: PerformBody,
        idempotency_key: Annotated[str, Header(min_length=1, max_length=200)],
    ) -> OutcomeBody:
        """Do a command in one transaction; the same Idempotency-Key does it once."""
        outcome = shop.perform(
            customer_id,
            body.command,
            key=idempotency_key,
            fingerprint=body.fingerprint,
            actor=body.actor,
            conversation_id=body.conversation_id,
        )
        return OutcomeBody.of(outcome)

    @service.get("/outcomes/{key:path}", operation_id="outcome", responses=NOT_FOUND)
    def outcome(key: str) -> OutcomeBody:
        """What was done under an Idempotency-Key."""
        return OutcomeBody.of(_found(shop.outcome(key)))


def _found(record: Found | None) -> Found:
    if record is None:
        raise HTTPException(404, "not found")
    return record


def _refused(_request: Request, refusal: Exception) -> JSONResponse:
    body = refusal.to_json() if isinstance(refusal, Refusal) else {}
    return JSONResponse(body, status_code=409)


def _changed(_request: Request, changed: Exception) -> JSONResponse:
    if not isinstance(changed, ChangedError):
        raise changed
    preview = changed.preview
    body = Changed(
        preview=PreviewBody(details=dict(preview.details), fingerprint=preview.fingerprint)
    )
    return JSONResponse(body.model_dump(mode="json"), status_code=412)
