"""Fine-tuning the base encoder on a shop's own products and behaviour."""

from retrieval.train.settings import TrainSettings

__all__ = ["TrainSettings"]
