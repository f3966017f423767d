"""Logs: JSON events to stderr, without article bodies."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from app.runtime.logging import configure_logging


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def events(captured: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    out, err = captured.readouterr()
    assert out == ""
    return [json.loads(line) for line in err.splitlines()]


def test_an_event_is_one_line_of_json_with_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("info")
    structlog.get_logger().info("list.swapped", version="2026-02-27", added=3, list="قائمة")
    (event,) = events(capsys)
    assert event.pop("timestamp").endswith("Z")
    assert event == {
        "event": "list.swapped",
        "version": "2026-02-27",
        "added": 3,
        "list": "قائمة",
        "level": "info",
    }


def test_events_below_the_level_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("warning")
    structlog.get_logger().info("quiet")
    structlog.get_logger().warning("loud")
    assert [e["event"] for e in events(capsys)] == ["loud"]


def test_loggers_of_other_libraries_say_the_same_way(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("info")
    logging.getLogger("some.library").warning("careful with %s", "this")
    (event,) = events(capsys)
    assert (event["event"], event["level"]) == ("careful with this", "warning")


@pytest.mark.parametrize("field", ["text", "body", "content", "raw", "title", "name"])
def test_the_words_of_an_article_are_not_logged(
    capsys: pytest.CaptureFixture[str], field: str
) -> None:
    configure_logging("info")
    structlog.get_logger().info("article.stored", **{field: "قال الرئيس"})
    (event,) = events(capsys)
    assert event[field] == "<10 withheld>"


def test_a_very_long_field_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("info")
    structlog.get_logger().info("article.refused", reason="x" * 5000)
    (event,) = events(capsys)
    assert len(event["reason"]) < 600


def test_an_exception_is_told_with_its_trace(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("info")
    try:
        int("none")
    except ValueError:
        structlog.get_logger().exception("job.failed")
    (event,) = events(capsys)
    assert "ValueError" in event["exception"]


def test_configuring_twice_says_everything_once(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("info")
    configure_logging("info")
    structlog.get_logger().info("once")
    assert len(events(capsys)) == 1
