"""The image and the composition: of the right shape, linted, and true to the project."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped] # its stubs are no dependency of ours

from app.runtime.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
COMPOSE = ROOT / "docker-compose.yml"


def run(*command: str) -> None:
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    composition = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    found: dict[str, Any] = composition["services"]
    return found


def test_the_composition_is_of_the_compose_specification() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE))


def test_the_composition_is_clean_yaml() -> None:
    rules = "{extends: default, rules: {line-length: {max: 120}}}"
    run("yamllint", "--strict", "-d", rules, str(COMPOSE))


def test_the_image_follows_the_rules_for_images() -> None:
    run("hadolint", "--failure-threshold", "style", str(ROOT / "Dockerfile"))


def test_what_the_image_copies_is_there_and_not_ignored() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = {
        name
        for line in lines
        if line.startswith("COPY ") and "--from" not in line
        for name in line.split()[1:-1]
    }
    kept = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }
    assert copied == kept
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_the_image_runs_as_an_ordinary_user_and_installs_by_hash() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r"^USER (.+)$", text, re.MULTILINE) == ["10001"]
    assert "--require-hashes -r requirements.lock" in text


def test_postgres_18_keeps_its_data_where_its_image_expects_it(services: dict[str, Any]) -> None:
    assert services["postgres"]["image"] == "postgres:18"
    assert services["postgres"]["volumes"] == ["postgres:/var/lib/postgresql"]


def test_the_api_has_the_reading_role_alone(services: dict[str, Any]) -> None:
    environment = services["api"]["environment"]
    assert "DATABASE_URL" not in environment
    assert environment["DATABASE_API_URL"].startswith("postgresql://marsad_api:")


def test_variables_of_the_composition_are_settings(services: dict[str, Any]) -> None:
    known = {
        str(field.validation_alias or f"MARSAD_{name.upper()}")
        for name, field in Settings.model_fields.items()
    }
    for name in ("migrate", "api", "worker"):
        assert set(services[name]["environment"]) <= known, name
