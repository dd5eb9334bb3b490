"""A Shop behind HTTP: a merchant's own system that speaks the contract in openapi.json.

Reads and writes are sent again once when the connection breaks: a write carries its idempotency
key, so a second one does nothing. The only file that knows httpx here.
"""

from typing import Any, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ValidationError

from assistant.errors import StoreError
from assistant.shop.commands import Command
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
from assistant.shop.models import Customer, Item, Order
from assistant.shop.protocol import Changed as ChangedError
from assistant.shop.protocol import Outcome, Preview
from assistant.shop.refusals import Refusal

__all__ = ["HttpShop"]

Body = TypeVar("Body", bound=BaseModel)

TIMEOUT_S = 10.0
TRIES = 2


class HttpShop:
    """The merchant's customers, orders and items, asked for over HTTP."""

    def __init__(self, base_url: str, token: str, client: httpx.Client | None = None) -> None:
        """Ask the service at `base_url`; `client` is for tests.

        Args:
            base_url: such as "https://orders.example.com/vitrine".
            token: sent as `Authorization: Bearer TOKEN`.
            client: an httpx client with its own transport.
        """
        self._client = client or httpx.Client(base_url=base_url, timeout=TIMEOUT_S)
        self._headers = {"Authorization": f"Bearer {token}"}

    def find_customer(
        self,
        *,
        email: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        postcode: str | None = None,
    ) -> Customer | None:
        """Find by e-mail, or else by both names and postcode; None when nobody fits."""
        wanted = FindCustomer(
            email=email, first_name=first_name, last_name=last_name, postcode=postcode
        )
        found = self._send("POST", "/customers/find", FoundCustomer, body=wanted)
        return found.customer if found else None

    def customer(self, customer_id: str) -> Customer | None:
        """The customer of that id."""
        return self._send("GET", f"/customers/{_part(customer_id)}", Customer)

    def orders(self, customer_id: str) -> tuple[Order, ...]:
        """The customer's orders, newest first."""
        found = self._send("GET", f"/customers/{_part(customer_id)}/orders", OrderList)
        return found.orders if found else ()

    def order(self, customer_id: str, order_id: str) -> Order | None:
        """The customer's order of that id; one that the service gives of another is not shown."""
        path = f"/customers/{_part(customer_id)}/orders/{_part(order_id)}"
        found = self._send("GET", path, Order)
        return found if found is not None and found.customer_id == customer_id else None

    def items(self, product_id: str) -> tuple[Item, ...]:
        """The items of a product, () when there is no such product."""
        found = self._send("GET", f"/products/{_part(product_id)}/items", ItemList)
        return found.items if found else ()

    def preview(self, customer_id: str, command: Command) -> Preview:
        """Decide a command and write nothing; see Shop.preview.

        Raises:
            Refusal: the merchant's rules do not allow it.
        """
        path = f"/customers/{_part(customer_id)}/preview"
        found = self._send("POST", path, PreviewBody, body=PreviewRequest(command=command))
        return self._there(found, path).to_preview()

    def perform(
        self,
        customer_id: str,
        command: Command,
        *,
        key: str,
        fingerprint: str,
        actor: str,
        conversation_id: str | None = None,
    ) -> Outcome:
        """Decide a command again and write it; see Shop.perform.

        Raises:
            Refusal: the merchant's rules no longer allow it.
            Changed: it would now do something else than was shown.
        """
        path = f"/customers/{_part(customer_id)}/commands"
        body = PerformBody(
            command=command, fingerprint=fingerprint, actor=actor, conversation_id=conversation_id
        )
        found = self._send("POST", path, OutcomeBody, body=body, headers={"Idempotency-Key": key})
        return self._there(found, path).to_outcome()

    def outcome(self, key: str) -> Outcome | None:
        """What was done under that key, None when nothing was."""
        found = self._send("GET", f"/outcomes/{_part(key)}", OutcomeBody)
        return found.to_outcome() if found else None

    def _send(
        self,
        method: str,
        path: str,
        answer: type[Body],
        *,
        body: BaseModel | None = None,
        headers: dict[str, str] | None = None,
    ) -> Body | None:
        """The answer; None when the service says 404.

        Raises:
            StoreError: the service does not answer, or not in the contract's form.
            Refusal: 409.
            Changed: 412.
        """
        response = self._request(method, path, body, headers or {})
        try:
            if response.status_code == httpx.codes.NOT_FOUND:
                return None
            if response.status_code == httpx.codes.CONFLICT:
                refused = RefusalBody.model_validate_json(response.content)
                raise Refusal.from_json(refused.model_dump())
            if response.status_code == httpx.codes.PRECONDITION_FAILED:
                changed = Changed.model_validate_json(response.content)
                raise ChangedError(changed.preview.to_preview())
            if response.is_success:
                return answer.model_validate_json(response.content)
            reason = f"answered {response.status_code}"
        except ValidationError as error:
            reason = f"did not answer in the contract's form: {error.errors()[0]['msg']}"
        raise StoreError(f"The shop's order service {reason} to {method} {path}.")

    def _request(
        self, method: str, path: str, body: BaseModel | None, headers: dict[str, str]
    ) -> httpx.Response:
        content: Any = body.model_dump_json() if body else None
        kind = {"Content-Type": "application/json"} if body else {}
        failure: httpx.HTTPError | None = None
        for _ in range(TRIES):
            try:
                return self._client.request(
                    method, path, content=content, headers={**self._headers, **kind, **headers}
                )
            except httpx.TransportError as error:
                failure = error
        raise StoreError(f"The shop's order service cannot be reached: {failure}") from failure

    def _there(self, found: Body | None, path: str) -> Body:
        if found is None:
            raise StoreError(f"The shop's order service does not know {path}.")
        return found


def _part(text: str) -> str:
    return quote(text, safe="")
