"""The package works where there is no checkout: pages, catalogue and demonstration are inside the wheel."""

import json
import subprocess
import sys
import urllib.request
import zipfile

import pytest

from tests.architecture.sources import REPOSITORY
from tests.integration.commands.conftest import Shell, stop

INSIDE = {
    "colonnade/ui/assets/served/staticfiles.json",
    "colonnade/ui/assets/top/robots.txt",
    "colonnade/bundled/catalogue/framework/inclusion-2022/framework.yaml",
    "colonnade/bundled/catalogue/schema/text.schema.json",
    "colonnade/bundled/demo/ods/LICENCE.md",
    "colonnade/config/tenancy.toml",
    "colonnade/ui/jinja2/layouts/base.jinja",
}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """A folder with what a wheel of this checkout puts into an environment."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(REPOSITORY)]
    subprocess.run(build, check=True, capture_output=True, cwd=folder)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


@pytest.fixture
def away(unpacked, tmp_path):
    """A shell in another folder that finds only what the wheel holds."""
    return Shell(tmp_path, unpacked)


def test_everything_that_a_site_needs_is_inside(unpacked):
    found = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert INSIDE - found == set()
    assert not [name for name in found if name.startswith("tests/")]


def test_the_catalogue_is_read_from_inside(away, unpacked):
    ended = away.type("framework", "list", "--json")
    assert ended.returncode == 0, ended.stderr
    assert len(json.loads(ended.stdout)) == 2
    where = subprocess.run(
        [sys.executable, "-P", "-c", "import colonnade; print(colonnade.__file__)"],
        env=away.environment,
        cwd=away.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(unpacked))


def test_a_demonstration_starts_from_it(away):
    running, said = away.start("--demo", "--no-worker")
    with urllib.request.urlopen(said["address"]) as page:
        text = page.read().decode()
    assert stop(running) == 0
    assert page.status == 200
    style = next(word for word in text.split('"') if word.endswith(".css"))
    assert style.startswith("/static/")


def test_where_a_site_keeps_its_things_is_the_users_home(away):
    asks = "from colonnade.config.settings.places import home; print(home())"
    environment = {name: value for name, value in away.environment.items() if name != "COLONNADE_HOME"}
    where = subprocess.run(
        [sys.executable, "-P", "-c", asks], env=environment, cwd=away.folder, capture_output=True, text=True, check=True
    )
    assert where.stdout.strip().endswith("/.colonnade")
