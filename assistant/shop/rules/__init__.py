"""The after-sales policy in code: a command and the facts in, a plan or a refusal out."""

from assistant.shop.rules.decide import plan
from assistant.shop.rules.plan import EXACT, RECORDED, Bookkeeping, Facts, Plan, fingerprint

__all__ = ["EXACT", "RECORDED", "Bookkeeping", "Facts", "Plan", "fingerprint", "plan"]
