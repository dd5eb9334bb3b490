"""What every test may ask for: the public data's folder, or a skip that says why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of public data sets; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("VITRINE_SHARED_DATA", REPOSITORY.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no public data at {folder}; set VITRINE_SHARED_DATA to its folder")
    return folder


@pytest.fixture(scope="session")
def demo_index() -> Path:
    """The demo shop's index, built by the command once for all test processes."""
    folder = REPOSITORY / "assistant" / "shop" / "demo" / ".vitrine"
    folder.mkdir(exist_ok=True)
    with FileLock(folder / "tests.lock"):
        command = [sys.executable, "-m", "ui", "index"]
        built = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder
