"""The wheel, for those who install Belisha without run.py."""

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import belisha


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=repository, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_it_holds_every_file_of_the_package(wheel: zipfile.ZipFile, repository: Path) -> None:
    """Templates, assets and schemas too, and nothing that Python left behind."""
    source = repository / "src"
    paths = {path.relative_to(source) for path in source.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    files = {path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts)}
    settings = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    elsewhere = tuple(settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"].values())
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert {name for name in packed if not name.startswith(elsewhere)} == files
    assert all(any(name.startswith(place) for name in packed) for place in elsewhere)


def test_it_brings_the_published_schema(wheel: zipfile.ZipFile, repository: Path) -> None:
    published = repository / "docs" / "reference" / "report.schema.json"
    assert wheel.read("belisha/report/report.schema.json") == published.read_bytes()


def test_the_demonstration_runs_from_it_alone(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """With nothing of this folder on the path: the example council comes with the package."""
    wheel.extractall(tmp_path / "installed")
    command = [sys.executable, "-m", "belisha", "demo", "--out", "demo"]
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed"), "PYTHONDONTWRITEBYTECODE": "1"}
    where = "import belisha, sys; print(belisha.__file__)"
    found = subprocess.run([sys.executable, "-c", where], env=environment, check=True, capture_output=True, text=True)
    assert found.stdout.startswith(str(tmp_path))
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert (tmp_path / "demo" / "index.html").is_file()


def test_it_says_its_version_and_its_licence(wheel: zipfile.ZipFile) -> None:
    (name,) = [name for name in wheel.namelist() if name.endswith("/METADATA")]
    metadata = wheel.read(name).decode("utf-8").splitlines()
    assert f"Version: {belisha.__version__}" in metadata
    assert "License-Expression: MIT" in metadata


def test_it_brings_the_command(wheel: zipfile.ZipFile) -> None:
    (name,) = [name for name in wheel.namelist() if name.endswith("/entry_points.txt")]
    assert "belisha = belisha.cli:main" in wheel.read(name).decode("utf-8")
