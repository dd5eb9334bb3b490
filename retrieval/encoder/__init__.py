"""Text to unit vectors: the base encoder, a tuned one, or any sentence-transformers model."""

from retrieval.encoder.load import BASE_NAME, find_model, load_encoder
from retrieval.encoder.protocol import Encoder, HashEncoder, Vectors

__all__ = ["BASE_NAME", "Encoder", "HashEncoder", "Vectors", "find_model", "load_encoder"]
