"""The description says all that the API answers: schemathesis finds no 500 and nothing unsaid."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.ui.conftest import Talk

schemathesis = pytest.importorskip("schemathesis")
pytestmark = pytest.mark.slow

EXAMPLES = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("mode", ["POSITIVE", "NEGATIVE"])
def test_every_answer_is_described(client, mode):
    from schemathesis import GenerationMode

    described = schemathesis.openapi.from_asgi("/openapi.json", client.app)
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) >= 14
    for operation in operations:
        check_operation(client, operation, GenerationMode[mode])


def check_operation(client, operation, mode):
    @EXAMPLES
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case):
        # A token that fits reaches what stands behind it; one made up would only be refused.
        known = Talk(client)
        if "conversation_id" in (case.path_parameters or {}):
            case.path_parameters["conversation_id"] = known.id
        case.call_and_validate(headers=known.headers)

    check()
