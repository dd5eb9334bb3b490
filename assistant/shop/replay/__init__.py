"""Replaying recorded customer-service actions on a fresh shop and comparing the end states."""

from assistant.shop.replay.run import ReplayReport, TaskResult, replay

__all__ = ["ReplayReport", "TaskResult", "replay"]
