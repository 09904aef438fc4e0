"""What all tests share: where real buildings lie, and how long Hypothesis searches."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).resolve().parent.parent

# The everyday run is the same each time; the long one, of `make bench`, looks for news.
settings.register_profile("default", max_examples=50, deadline=None, derandomize=True)
settings.register_profile(
    "bench",
    max_examples=2_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("default")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds pyproject.toml."""
    return REPOSITORY


@pytest.fixture(scope="session")
def buildings() -> Path:
    """The folder of real buildings' plans; without it the test is skipped."""
    folder = REPOSITORY.parent / "shared" / "buildings"
    if not folder.is_dir():
        pytest.skip("needs the plans of real buildings in ../shared/buildings")
    return folder
