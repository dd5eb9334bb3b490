import pytest

from assistant.errors import ConfigError
from assistant.evaluation.understanding import (
    evaluate_understanding,
    opening_needs,
    price_bounds,
    share,
)
from assistant.memory import ConstraintEdit
from assistant.understanding import Reading


def test_share_has_wilson_s_interval():
    figure = share(9, 10)
    assert figure == {"mean": 0.9, "low": 0.5958, "high": 0.9821, "n": 10}
    assert share(0, 0)["n"] == 0
    assert share(10, 10)["high"] == 1


def test_price_bounds_of_all_requests_in_order():
    def reading(*edits, requests=()):
        return Reading("", "search", 1.0, edits=edits, requests=requests)

    under = ConstraintEdit("replace", "price", maximum=50.0)
    over = ConstraintEdit("replace", "price", minimum=10.0)
    colour = ConstraintEdit("replace", "colour", "red")
    message = reading(under, requests=(reading(colour), reading(over)))
    assert price_bounds(message) == [(None, 50.0), (10.0, None)]
    assert price_bounds(reading(over, under)) == [(10.0, 50.0)]


def test_opening_need_is_the_first_telling_turn_of_a_dialogue():
    turns = [
        (0, "hi", ("greeting",)),
        (0, "ok then", ("disclose",)),
        (0, "I need a red tent", ("disclose",)),
        (0, "I also need a lamp", ("disclose",)),
        (1, "show me some blue boots", ("elicit", "disclose")),
    ]
    assert opening_needs(turns) == ["I need a red tent", "show me some blue boots"]


def test_missing_data_and_unknown_sets_are_one_clear_line(tmp_path):
    with pytest.raises(ConfigError, match="is not there"):
        evaluate_understanding(None, tmp_path, ["bitext_dev"])
    with pytest.raises(ConfigError, match="No set 'nonsense'; there are bitext_dev"):
        evaluate_understanding(None, tmp_path, ["nonsense"])
