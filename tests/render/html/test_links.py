import lxml.html
import pytest

from belisha.render.html.links import linked, picture, web_address


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://www.example.org/a?b=c&d=e#f", True),
        ("HTTP://example.org", True),
        ("https://example.org/ü", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("ftp://example.org", False),
        ("https://example.org/ x", False),
        ('https://example.org/"onclick="x', False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str, allowed: bool) -> None:
    assert web_address(url) == (url if allowed else "")


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Robin Shaw, robin.shaw@estuary.example, 01632 960001", ["mailto:robin.shaw@estuary.example"]),
        ("a@b.example or c@d.example", ["mailto:a@b.example", "mailto:c@d.example"]),
        ("no address @ all", []),
        ("<b>x@y.example</b>", ["mailto:x@y.example"]),
        ("@" * 5000, []),
    ],
)
def test_mail_addresses_become_links_and_the_text_stays(text: str, addresses: list[str]) -> None:
    element = lxml.html.fragment_fromstring(linked(text), create_parent="p")
    assert element.text_content() == text
    assert [link.get("href") for link in element.iter("a")] == addresses
    assert {each.tag for each in element.iter()} <= {"p", "a"}


@pytest.mark.parametrize(
    ("uri", "allowed"),
    [
        ("data:image/png;base64,iVBORw0KGgo=", True),
        ("data:image/svg+xml;base64,PHN2Zy8+", True),
        ("data:image/svg+xml,%3Csvg/%3E", True),
        ("https://example.org/logo.png", False),
        ("data:text/html;base64,PHN2Zy8+", False),
        ("", False),
    ],
)
def test_only_pictures_within_themselves_are_shown(uri: str, allowed: bool) -> None:
    assert bool(picture(uri)) == allowed
