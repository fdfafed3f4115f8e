"""What leaves the house: the wheel with its resources, and the locked dependencies."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"requirements.txt": (), "requirements-dev.txt": ("dev",), "requirements-paket.txt": ("paket",)}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as built from this checkout, offline and without build isolation."""
    target = tmp_path_factory.mktemp("rad")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return zipfile.ZipFile(next(target.glob("*.whl")))


def test_wheel_ships_every_resource(wheel: zipfile.ZipFile) -> None:
    meant = {f"qmapp/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert meant, "the folder resources is empty"
    assert meant - set(wheel.namelist()) == set()


def test_wheel_ships_every_module_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "qmapp").rglob("*.py")}
    names = set(wheel.namelist())
    assert modules - names == set()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"qmapp"}


def test_wheel_names_licence_and_command(wheel: zipfile.ZipFile) -> None:
    parts = {name.partition(".dist-info/")[2]: name for name in wheel.namelist() if ".dist-info/" in name}
    assert "License-Expression: EUPL-1.2" in wheel.read(parts["METADATA"]).decode()
    assert "qmapp = qmapp.__main__:main" in wheel.read(parts["entry_points.txt"]).decode()
    assert "licenses/LICENSE" in parts


def pinned(name: str) -> dict[str, str]:
    """Distribution -> version of one requirements file, environment markers left out."""
    lines = re.findall(r"(?m)^([\w.\-]+)==(\S+)", (ROOT / name).read_text("utf-8"))
    return {distribution.lower().replace("_", "-"): version for distribution, version in lines}


@pytest.mark.parametrize("name", LOCKS)
def test_every_dependency_is_locked_with_hashes(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"]]
    for extra in LOCKS[name]:
        wanted += project["optional-dependencies"][extra]
    names = {re.split(r"[<>=!~ ]", requirement)[0].lower() for requirement in wanted}
    assert names - set(pinned(name)) == set()
    entries = re.split(r"(?m)^(?=[\w.\-]+==)", (ROOT / name).read_text("utf-8"))[1:]
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", ["requirements-dev.txt", "requirements-paket.txt"])
def test_what_is_tested_and_packed_is_what_is_shipped(name: str) -> None:
    shipped, other = pinned("requirements.txt"), pinned(name)
    assert {key: other.get(key) for key in shipped} == shipped


def test_requirements_carry_no_addresses() -> None:
    for path in ROOT.glob("requirements*.txt"):
        assert "://" not in path.read_text("utf-8"), path.name
