"""Word files as people and programs make them."""

import io
import zipfile

import pytest

from belisha.domain.document import Document
from belisha.domain.problems import SourceError
from belisha.exchange.document import read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(body: str, namespace: str = W, **parts: str) -> bytes:
    """A Word file of this body; ``parts`` are further parts by their names without folder and ending."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", f"<w:document {namespace}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            place = "word/_rels/document.xml.rels" if name == "relations" else f"word/{name}.xml"
            archive.writestr(place, content)
    return output.getvalue()


def read(body: str, namespace: str = W, **parts: str) -> Document:
    return read_document(word(body, namespace, **parts), "report.docx")


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def relations(*items: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(items)}</Relationships>'


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


@pytest.mark.parametrize("namespace", [W, STRICT])
def test_both_kinds_of_its_format(namespace: str) -> None:
    assert texts(read(paragraph("One") + paragraph(""), namespace)) == ["One"]


def test_what_is_seen_is_read_and_what_is_not_is_not() -> None:
    body = (
        "<w:p><w:r><w:t>kept </w:t></w:r>"
        "<w:del><w:r><w:delText>deleted</w:delText><w:t>deleted</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>inserted</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        '<w:r><w:instrText>HYPERLINK "http://x"</w:instrText></w:r>'
        "<w:r><w:t>end</w:t><w:br/><w:t>next</w:t></w:r></w:p>"
    )
    document = read(body)
    assert texts(document) == ["kept insertedend", "next"]
    assert any("tracked changes" in remark.text for remark in document.remarks)


def test_symbols_of_wingdings() -> None:
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
        '<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>ü</w:t></w:r></w:p>'
    )
    assert texts(read(body)) == ["✓", "✓"]


def test_cells_that_span_others_keep_their_columns() -> None:
    body = table(
        cell("a") + cell("b", '<w:gridSpan w:val="2"/>') + cell("c"),
        cell("d", '<w:vMerge w:val="restart"/>') + cell("e") + cell("f") + cell("g"),
        cell("covered", "<w:vMerge/>") + cell("h") + cell("i") + cell("j"),
    )
    rows = [[part.text for part in line.cells] for line in read(body).lines]
    assert rows == [["a", "b", "", "c"], ["d", "e", "f", "g"], ["", "h", "i", "j"]]


def test_columns_that_only_come_of_spans_are_not_there() -> None:
    body = table(cell("a", '<w:gridSpan w:val="2"/>') + cell("b"), cell("c", '<w:gridSpan w:val="2"/>') + cell("d"))
    rows = [[part.text for part in line.cells] for line in read(body).lines]
    assert rows == [["a", "b"], ["c", "d"]]


def test_a_table_in_a_cell_and_its_header() -> None:
    inner = f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('x')}</w:tr><w:tr>{cell('1')}</w:tr></w:tbl>"
    document = read(table(cell("a") + f"<w:tc>{paragraph('before')}{inner}{paragraph('after')}</w:tc>"))
    parts = document.lines[0].cells[1].parts
    assert (parts[0], parts[2]) == ("before", "after")
    assert document.lines[0].cells[1].grids[0].header == ("x",)


def test_a_table_only_for_layout_is_looked_through() -> None:
    document = read(table(f"<w:tc>{paragraph('Title')}{table(cell('a') + cell('b'))}</w:tc>"))
    assert texts(document) == ["Title", "a\tb"]


def test_headings_and_lists_by_style() -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Own"><w:name w:val="Council heading"/><w:basedOn w:val="H"/></w:style>'
        '<w:style w:styleId="L"><w:name w:val="List Bullet"/></w:style></w:styles>'
    )
    linked = relations(f'<Relationship Id="1" Type="{RELATIONS}/styles" Target="styles.xml"/>')
    body = paragraph("Head", '<w:pStyle w:val="Own"/>') + paragraph("Item", '<w:pStyle w:val="L"/>')
    document = read(body, styles=styles, relations=linked)
    assert [(line.text, line.heading) for line in document.lines] == [("Head", 2), ("• Item", 0)]


def test_headers_and_footers_stand_in_the_margin() -> None:
    linked = relations(f'<Relationship Id="1" Type="{RELATIONS}/footer" Target="footer1.xml"/>')
    footer = f"<w:ftr {W}>{paragraph('Version: V2.0')}</w:ftr>"
    document = read(paragraph("Body"), footer1=footer, relations=linked)
    assert [(line.text, line.place, line.margin) for line in document.lines] == [
        ("Body", "paragraph 1", False), ("Version: V2.0", "footer", True),
    ]  # fmt: skip


def test_notes_are_read_after_the_text() -> None:
    linked = relations(f'<Relationship Id="1" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/>')
    notes = f'<w:footnotes {W}><w:footnote w:type="separator">{paragraph("-")}</w:footnote><w:footnote>{paragraph("A note")}</w:footnote></w:footnotes>'
    assert texts(read(paragraph("Body"), footnotes=notes, relations=linked)) == ["Body", "A note"]


def test_a_pictures_description_is_text() -> None:
    body = (
        f'<w:p><w:r><w:drawing><wp:docPr xmlns:wp="u" descr="A gauge at 75%"/></w:drawing></w:r></w:p>{paragraph("x")}'
    )
    assert texts(read(body)) == ["A gauge at 75%", "x"]


def test_what_lies_outside_is_left_out_and_said() -> None:
    linked = relations(
        f'<Relationship Id="1" Type="{RELATIONS}/image" TargetMode="External" Target="http://127.0.0.1:9/a.png"/>',
        f'<Relationship Id="2" Type="{RELATIONS}/attachedTemplate" TargetMode="External" Target="file:///etc/passwd"/>',
        f'<Relationship Id="3" Type="{RELATIONS}/hyperlink" TargetMode="External" Target="http://127.0.0.1:9/"/>',
    )
    document = read(paragraph("Body"), relations=linked)
    assert texts(document) == ["Body"]
    (remark,) = document.remarks
    assert "attachedTemplate (1), image (1)" in remark.text


def test_entities_are_refused() -> None:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')
    with pytest.raises(SourceError) as caught:
        read_document(output.getvalue(), "report.docx")
    assert "declares XML entities" in str(caught.value.problems[0])


def test_a_damaged_part_is_named() -> None:
    with pytest.raises(SourceError) as caught:
        read("<w:p>")
    assert "word/document.xml is damaged" in str(caught.value.problems[0])
