import pytest

from app.errors import InputError
from app.ingest.urls import canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://Example.ORG:80", "http://example.org/"),
        ("https://example.org:8443/a#b", "https://example.org:8443/a"),
        ("https://example.org/a?b=2&utm_medium=x&a=1&fbclid=q", "https://example.org/a?b=2&a=1"),
        (
            "https://example.org/خبر",
            "https://example.org/%D8%AE%D8%A8%D8%B1",
        ),
        (
            "https://example.org/%d8%ae%d8%a8%d8%b1",
            "https://example.org/%D8%AE%D8%A8%D8%B1",
        ),
        ("https://example.org/a%2fb", "https://example.org/a%2Fb"),
        ("https://example.org/%e9", "https://example.org/%E9"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
    ],
)
def test_one_article_has_one_canonical_url(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "url", ["", "/a/b", "mailto:a@b", "http://", "http://[", "http://h:99999/"]
)
def test_what_is_no_absolute_web_address_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        canonical_url(url)
