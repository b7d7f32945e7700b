"""Pages made from the examples that run as tests."""

from tests.spec.render import page as render

__all__ = ["ratings"]


def ratings(_: str) -> str:
    """How ratings of several voices are put together."""
    return render("ratings")
