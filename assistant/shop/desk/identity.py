"""Who the shopper is: identity tokens signed by the merchant's site.

The merchant signs {"customer_id"} with the secret that Vitrine has too (VITRINE_SECRET) when a
customer who is logged in opens the chat. Knows signatures, not customers.
"""

from itsdangerous import BadSignature, URLSafeTimedSerializer

__all__ = ["TOKEN_SECONDS", "read_identity_token", "sign_identity_token"]

TOKEN_SECONDS = 3600
_SALT = "vitrine.identity"


def sign_identity_token(customer_id: str, secret: str) -> str:
    """A token that names the customer; good for an hour."""
    return str(URLSafeTimedSerializer(secret, salt=_SALT).dumps({"customer_id": customer_id}))


def read_identity_token(token: str, secret: str | None) -> str | None:
    """The customer named by a token; None when it is forged, altered or an hour old."""
    if not secret:
        return None
    try:
        claims = URLSafeTimedSerializer(secret, salt=_SALT).loads(token, max_age=TOKEN_SECONDS)
    except BadSignature:
        return None
    customer_id = claims.get("customer_id") if isinstance(claims, dict) else None
    return customer_id if isinstance(customer_id, str) else None
