"""The description says all that the API answers: schemathesis finds no 500 and nothing unsaid."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable

from tests.ui.conftest import Talk

schemathesis = pytest.importorskip("schemathesis")
pytestmark = pytest.mark.slow

EXAMPLES = settings(
    max_examples=6,
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
        # Where everything is allowed there is nothing wrong to be sent.
        with suppress(Unsatisfiable):
            check_operation(client, operation, GenerationMode[mode])


def check_operation(client, operation, mode):
    from schemathesis.specs.openapi.checks import negative_data_rejection

    # A token that fits reaches what stands behind it; one made up would only be refused.
    known = Talk(client)

    @EXAMPLES
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case):
        if "conversation_id" in (case.path_parameters or {}):
            case.path_parameters["conversation_id"] = known.id
        # A query that nobody asked for is let be, and the token is put right on purpose.
        case.call_and_validate(headers=known.headers, excluded_checks=[negative_data_rejection])

    check()
