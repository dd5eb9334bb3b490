"""The API as an application of its own, to be mounted at /api/v1."""

from typing import Any

from fastapi import Depends, FastAPI
from pydantic.json_schema import models_json_schema
from starlette.middleware.cors import CORSMiddleware

from ui.api.edge import BodyLimit, Guard, OriginCheck
from ui.api.metrics import RequestMeter
from ui.api.problems import Problem, add_problem_handlers, documented
from ui.api.routes.cart import build_cart
from ui.api.routes.conversations import build_conversations
from ui.api.routes.customer import build_customer
from ui.api.routes.messages import build_messages
from ui.api.routes.shop import build_shop
from ui.api.services import Services

__all__ = ["build_api"]

BODY_LIMIT = 64 * 1024  # bytes
REQUEST_HEADERS = ("Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID")
SAID_HEADERS = ("X-Request-ID", "Retry-After", "Location", "Idempotency-Key")


def build_api(services: Services) -> FastAPI:
    """Build the API of one shop."""
    settings = services.assistant.folder.settings
    api = FastAPI(
        title=f"{settings.name}: Vitrine",
        version="1",
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(services.limits.count_request)],
        responses=documented(400, 403, 413, 422, 429, 500),
    )
    add_problem_handlers(api)
    for build in (build_shop, build_conversations, build_messages, build_cart, build_customer):
        api.include_router(build(services))
    origins = settings.widget.allowed_origins
    # The last one added is passed first.
    api.add_middleware(
        CORSMiddleware,
        allow_origins=list(origins),
        allow_methods=["GET", "POST", "PUT"],
        allow_headers=REQUEST_HEADERS,
        expose_headers=SAID_HEADERS,
    )
    api.add_middleware(BodyLimit, most=BODY_LIMIT)
    api.add_middleware(OriginCheck, allowed=origins)
    api.add_middleware(Guard)
    api.add_middleware(RequestMeter, metrics=services.metrics)
    _add_problem_schema(api)
    # Makes the routes ready now and in one thread, where the first requests would do it in several.
    api.openapi()
    return api


def _add_problem_schema(api: FastAPI) -> None:
    """Describe Problem, which no route returns but all may answer with."""
    describe = api.openapi

    def openapi() -> dict[str, Any]:
        schema = describe()
        template = "#/components/schemas/{model}"
        _, made = models_json_schema([(Problem, "serialization")], ref_template=template)
        schema["components"]["schemas"] |= made["$defs"]
        return schema

    api.openapi = openapi  # type: ignore[method-assign]
