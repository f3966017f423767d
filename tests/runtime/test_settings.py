import re
from pathlib import Path

import pytest

from app.errors import SettingsError
from app.runtime.settings import Settings, read_settings, unknown_variables

DOCUMENTED = Path(__file__).parents[2] / "docs" / "settings.md"


def variables() -> set[str]:
    return {
        str(field.validation_alias or f"MARSAD_{name.upper()}")
        for name, field in Settings.model_fields.items()
    }


def test_every_setting_is_documented_and_nothing_else_is() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|", DOCUMENTED.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(rows) == variables()
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    ("variable", "value"),
    [("MARSAD_PORT", "many"), ("MARSAD_SERVE_TEXT", "some"), ("MARSAD_LIST_POLL_SECONDS", "0")],
)
def test_a_value_that_cannot_be_meant_names_its_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=variable):
        read_settings()


@pytest.mark.parametrize(
    ("host", "policy"),
    [("127.0.0.1", "full"), ("localhost", "full"), ("::1", "full"), ("0.0.0.0", "excerpt")],  # noqa: S104 - a value, not a bind
)
def test_the_full_text_is_served_on_loopback_only(
    monkeypatch: pytest.MonkeyPatch, host: str, policy: str
) -> None:
    monkeypatch.setenv("MARSAD_HOST", host)
    assert read_settings().text_policy == policy
    monkeypatch.setenv("MARSAD_SERVE_TEXT", "none")
    assert read_settings().text_policy == "none"


def test_a_variable_that_is_no_setting_is_told_with_the_one_meant() -> None:
    given = {
        "MARSAD_PROT": "8001",
        "MARSAD_DATA_DIR": "/data",
        "MARSAD_HOME": "/data",
        "MARSAD_LIST_UN_SC_URL": "off",
        "MARSAD_EVAL_DIR": "/gold",
        "PATH": "/bin",
    }
    assert unknown_variables(given) == {"MARSAD_PROT": "MARSAD_PORT", "MARSAD_DATA_DIR": None}
