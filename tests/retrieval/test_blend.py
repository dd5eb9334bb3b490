import numpy as np
import pytest

from retrieval.train.blend import blend


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_an_adapters_change_is_scaled_and_not_squared(share):
    rng = np.random.default_rng(0)
    a, b = rng.standard_normal((4, 2)), rng.standard_normal((2, 4))
    start = {
        "x.lora_A.default.weight": rng.standard_normal((4, 2)),
        "x.lora_B.default.weight": 0 * b,
    }
    kept = blend(start, {"x.lora_A.default.weight": a, "x.lora_B.default.weight": b}, share)
    change = kept["x.lora_A.default.weight"] @ kept["x.lora_B.default.weight"]
    assert np.allclose(change, share * (a @ b))


def test_whole_weights_lie_between_the_base_and_the_trained_ones():
    start, trained = {"w": np.zeros(3)}, {"w": np.ones(3)}
    assert blend(start, trained, 0.25)["w"].tolist() == [0.25] * 3
    assert trained["w"].tolist() == [1.0] * 3
