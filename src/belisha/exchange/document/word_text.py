"""The text of one paragraph of a Word file, as it is seen on the page."""

from __future__ import annotations

from lxml import etree

_UNSEEN = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "object"})
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x75: "◆", 0x9F: "•", 0xA7: "•", 0xA8: "□", 0xB7: "•", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE9: "↑", 0xEA: "↓", 0xF1: "↑", 0xF2: "↓",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
"""The symbols that reports use, by their place in the font. Others stay as they are."""
_PLAIN = {"tab": "\t", "noBreakHyphen": "-", "txbxContent": "\n"}


def text_of(paragraph: etree._Element) -> str:
    """A paragraph's text with tabs and newlines; pictures' descriptions and text boxes stand on lines of their own."""
    pieces: list[str] = []
    walk = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walk:
        name = local(element)
        if event == "end":
            if name == "p" and element is not paragraph:
                pieces.append("\n")
        elif name in _UNSEEN or (name == "r" and _hidden(element)):
            walk.skip_subtree()
        else:
            pieces.append(_piece(name, element))
    return "".join(pieces)


def local(element: etree._Element) -> str:
    """A name without its namespace: the transitional and the strict format differ in nothing else."""
    return str(element.tag).rpartition("}")[2]


def child(element: etree._Element, name: str) -> etree._Element | None:
    return next((inner for inner in element if local(inner) == name), None)


def attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


def _piece(name: str, element: etree._Element) -> str:
    if name == "t":
        return _in_font(element, element.text or "")
    if name in {"br", "cr"}:
        return "" if attribute(element, "type") in {"page", "column"} else "\n"
    if name == "sym":
        return _symbol(attribute(element, "char"), attribute(element, "font"))
    if name == "docPr" and (description := attribute(element, "descr")):
        return f"\n{description}\n"
    return _PLAIN.get(name, "")


def _symbol(code: str, font: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if font.lower().startswith("wingdings") and number & 0xFF in _WINGDINGS:
        return _WINGDINGS[number & 0xFF]
    return chr(number) if number < 0xD800 else ""


def _in_font(element: etree._Element, text: str) -> str:
    run = element.getparent()
    properties = None if run is None else child(run, "rPr")
    fonts = None if properties is None else child(properties, "rFonts")
    if fonts is None or not attribute(fonts, "ascii").lower().startswith("wingdings"):
        return text
    return "".join(_WINGDINGS.get(ord(character) & 0xFF, character) for character in text)


def _hidden(run: etree._Element) -> bool:
    properties = child(run, "rPr")
    vanish = None if properties is None else child(properties, "vanish")
    return vanish is not None and attribute(vanish, "val") not in {"0", "false", "off"}
