"""What a tutorial says that its cells print is what they print."""

import pytest

from tests.architecture.notebook import run
from tests.architecture.sources import REPOSITORY

NOTEBOOKS = [path for path in sorted((REPOSITORY / "docs/tutorials").glob("*.md")) if "```python" in path.read_text()]


def test_there_is_a_notebook():
    assert [path.name for path in NOTEBOOKS] == ["safe-tables.md"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_cells_print_what_the_page_says(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    cells = run(path.read_text(encoding="utf-8"))
    assert len(cells) > 5
    for cell, said, printed in cells:
        assert printed == said, cell
