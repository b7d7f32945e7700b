"""Static files bear a hash of what is in them, inside scripts too, so that a browser never runs an old one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings as site
from django.core.files.base import ContentFile

from colonnade import ui
from colonnade.ui.storage import HashedStorage

if TYPE_CHECKING:
    import pytest

HASHED = re.compile(r"\.[0-9a-f]{12}\.")


def stored(tmp_path: Path, settings: Any, **files: str) -> dict[str, str]:
    """Files as they are served, by the name that they had."""
    settings.STATIC_URL = "/static/"
    storage = HashedStorage(location=tmp_path, base_url="/static/")
    paths: dict[str, Any] = {}
    for name, text in files.items():
        path = name.replace("_", ".")
        storage.save(path, ContentFile(text.encode()))
        paths[path] = (storage, path)
    for name, _new, processed in storage.post_process(paths):
        assert processed is True or not isinstance(processed, Exception), (name, processed)
    manifest = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    return {name: (tmp_path / manifest[name]).read_text() for name in manifest} | {"manifest": json.dumps(manifest)}


def test_a_file_is_named_by_its_content(tmp_path: Path, settings: Any) -> None:
    first = stored(tmp_path / "a", settings, one_css="a{}")
    second = stored(tmp_path / "b", settings, one_css="b{}")
    assert HASHED.search(json.loads(first["manifest"])["one.css"])
    assert first["manifest"] != second["manifest"]


def test_a_style_sheet_leads_to_hashed_pictures(tmp_path: Path, settings: Any) -> None:
    served = stored(tmp_path, settings, one_css="a{background:url(two.svg)}", two_svg="<svg/>")
    assert re.search(r"two\.[0-9a-f]{12}\.svg", served["one.css"])


def test_a_script_imports_hashed_scripts(tmp_path: Path, settings: Any) -> None:
    for number, statement in enumerate(("{ a, b }", "* as two", "two", "{\n  a,\n}")):
        script = f"import {statement} from './two.js'\nimport.meta.url\n// import from './three.js'\n"
        served = stored(tmp_path / str(number), settings, one_js=script, two_js="export const a = 1\n")
        assert re.search(rf"import {re.escape(statement)} from '\./two\.[0-9a-f]{{12}}\.js'", served["one.js"])
        assert "import.meta.url" in served["one.js"]
        assert "./three.js" in served["one.js"]


def test_the_sites_own_scripts_import_hashed_names() -> None:
    """What is served was built with this storage: run `python -m colonnade.ui.build` where this fails."""
    imports = re.compile(r"\bimport\b[^'\"\n]*from\s*['\"]([^'\"]+)['\"]")
    served = json.loads((Path(site.STATIC_ROOT) / "staticfiles.json").read_text())["paths"]
    ours = {path.name for path in (Path(ui.__file__).parent / "static").glob("*.js")}
    found = [
        one
        for name in ours & set(served)
        for one in imports.findall((Path(site.STATIC_ROOT) / served[name]).read_text())
    ]
    assert found
    assert [one for one in found if not HASHED.search(one)] == []


def test_files_are_kept_compressed_beside_themselves(
    tmp_path: Path, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    stored(tmp_path, settings, one_css="a{color:red}" * 200)
    assert [path for path in tmp_path.iterdir() if path.suffix == ".gz"]
