"""What can be chosen about a training run."""

from pydantic import BaseModel, ConfigDict, Field, field_validator

from retrieval.errors import TrainingError

__all__ = ["TrainSettings", "frozen_layers"]


class TrainSettings(BaseModel):
    """Hyper-parameters, with defaults that EXPERIMENTS.md accounts for.

    Attributes:
        train: what is trained: "all", "top-N" (the last N layers) or "lora".
        pairs: how many pseudo-queries are made from the catalogue.
        warmup_pairs: how many title-and-rest pairs come before them, at most; an eighth as many.
        epochs: passes over the pairs.
        batch_size: pairs a step; the others of a batch are each pair's negatives.
        cached_batch_size: if larger than batch_size, gradients are cached to reach it (Gao et al.
            2021, "Scaling Deep Contrastive Learning Batch Size under Memory Limited Setup").
        learning_rate: at its peak, of AdamW.
        warmup_share: of the steps, in which the rate rises.
        weight_decay: of AdamW.
        dropout: in the encoder's layers.
        temperature: of the softmax over cosines.
        hard_negatives: whether each pair gets one, mined from the index.
        max_tokens: of a text, in training.
        least_correlation: of general similarities with the base's; as much of the change is kept
            as leaves that. 0 keeps all.
        lora_rank: of the additions, with alpha twice the rank.
        matryoshka: dimensions at which the leading part of a vector must do too; () for none.
        dimension: how many of them are kept; None for all.
        evaluations: how often an epoch is validated.
        patience: validations without a better nDCG@10 before it stops.
        seed: of everything random.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    train: str = "lora"
    pairs: int = Field(8000, ge=0, le=2_000_000)
    warmup_pairs: int = Field(1000, ge=0, le=2_000_000)
    epochs: int = Field(1, ge=1, le=100)
    batch_size: int = Field(64, ge=2, le=4096)
    cached_batch_size: int = Field(0, ge=0, le=65_536)
    learning_rate: float = Field(5e-4, gt=0, le=1)
    warmup_share: float = Field(0.1, ge=0, lt=1)
    weight_decay: float = Field(0.01, ge=0, le=1)
    dropout: float = Field(0.1, ge=0, lt=1)
    temperature: float = Field(0.05, gt=0, le=1)
    hard_negatives: bool = True
    max_tokens: int = Field(48, ge=8, le=512)
    least_correlation: float = Field(0.97, ge=0, lt=1)
    lora_rank: int = Field(16, ge=1, le=32)
    matryoshka: tuple[int, ...] = ()
    dimension: int | None = Field(None, ge=8, le=384)
    evaluations: int = Field(4, ge=1, le=100)
    patience: int = Field(4, ge=1, le=100)
    seed: int = Field(0, ge=0, lt=2**31)

    @field_validator("train")
    @classmethod
    def _known(cls, value: str) -> str:
        frozen_layers(value, 6)
        return value


def frozen_layers(train: str, layers: int) -> int:
    """Return how many of the lower layers stay as they are; 0 for "all" and "lora".

    Raises:
        TrainingError: `train` is none of all, lora and top-1 to top-`layers`.
    """
    if train in ("all", "lora"):
        return 0
    name, _, count = train.partition("-")
    if name != "top" or not count.isdigit() or not 1 <= int(count) <= layers:
        raise TrainingError(
            f"--train {train!r} is not allowed; give lora, all, or top-1 to top-{layers}."
        )
    return layers - int(count)
