"""Pages made from the examples that run as tests."""

from tests.spec.render import page as render

__all__ = ["disclosure", "measures", "ratings"]


def disclosure(_: str) -> str:
    """What can be worked out from a page of counts, and what is hidden so that it cannot."""
    return render("disclosure")


def measures(_: str) -> str:
    """How readings over time are read, and what of small numbers is kept."""
    return render("measures")


def ratings(_: str) -> str:
    """How ratings of several voices are put together."""
    return render("ratings")
