"""Example tests that ask for `engine` run twice, with NumPy and with the compiled loops."""

import pytest

from ranking import kernels, warm


@pytest.fixture(params=["NumPy", "numba"])
def engine(request):
    """Which inner loops are in use."""
    kernels._loaded.clear()
    if request.param == "numba" and not warm():
        pytest.skip("numba is not installed")
    yield request.param
    kernels._loaded.clear()
