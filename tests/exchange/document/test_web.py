"""Web pages: what is on them, and nothing of what they would do."""

import pytest

from belisha.domain.document import Document
from belisha.domain.problems import SourceError
from belisha.exchange.document import read_document


def read(body: str) -> Document:
    return read_document(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "report.html")


def texts(body: str) -> list[str]:
    return [line.text for line in read(body).lines]


def test_paragraphs_headings_and_lists() -> None:
    document = read("<h2>Aim: SAFE</h2><ul><li>one</li><li>two <b>bold</b></li></ul><div>three<br>four</div>five")
    assert [(line.text, line.heading) for line in document.lines] == [
        ("Aim: SAFE", 2), ("• one", 0), ("• two bold", 0), ("three", 0), ("four", 0), ("five", 0),
    ]  # fmt: skip


def test_nothing_is_run_fetched_or_shown_that_is_hidden() -> None:
    body = (
        "<script>document.write('<p>evil</p>')</script><iframe src='http://127.0.0.1:9/'></iframe>"
        "<object data='file:///etc/passwd'></object><style>p{}</style><template><p>no</p></template>"
        "<p hidden>no</p><p style='display: none'>no</p><!-- no --><p onclick='evil()'>yes</p>"
        "<img src='http://127.0.0.1:9/a.png' alt='a picture'>"
    )
    document = read(f"<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>{body}")
    assert [line.text for line in document.lines] == ["yes", "a picture"]
    assert "iframe, object, script" in document.remarks[0].text


def test_cells_that_span_others_keep_their_columns() -> None:
    document = read(
        "<table><thead><tr><th>a<th colspan=2>b<th>c</thead>"
        "<tr><td rowspan=2>d<td>e<td>f<td>g<tr><td>h<td>i<td>j</table>"
    )
    rows = [[part.text for part in line.cells] for line in document.lines]
    assert rows == [["a", "b", "", "c"], ["d", "e", "f", "g"], ["", "h", "i", "j"]]


def test_a_table_in_a_cell() -> None:
    document = read("<table><tr><td>1<td><p>before</p><table><tr><th>x<th>y<tr><td>1<td>2</table></table>")
    parts = document.lines[0].cells[1].parts
    assert parts[0] == "before"
    assert document.lines[0].cells[1].grids[0].all_rows == (("x", "y"), ("1", "2"))


def test_a_table_only_for_layout_is_looked_through() -> None:
    assert texts("<table><tr><td><h1>Title</h1><table><tr><td>a<td>b</table></td></tr></table>") == ["Title", "a\tb"]


def test_lists_of_terms_are_rows() -> None:
    assert texts("<dl><dt>Managed By</dt><dd>Ada Mere</dd></dl>") == ["Managed By\tAda Mere"]


def test_text_that_is_set_out_already_keeps_its_lines() -> None:
    assert texts("<pre>one\ntwo\tthree\n</pre>") == ["one", "two\tthree"]


def test_entities_and_odd_characters_are_text() -> None:
    document = read("<p>A&amp;E&nbsp;&lt;b&gt; &#8202;x\u202e</p>")
    assert [line.text for line in document.lines] == ["A&E <b> x"]
    assert any("Text was cleaned" in remark.text for remark in document.remarks)


def test_an_encoding_that_the_page_names() -> None:
    page = "<html><head><meta charset='windows-1252'></head><body><p>£5 – café</p></body></html>"
    assert read_document(page.encode("cp1252"), "a.html").lines[0].text == "£5 – café"


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "b", "ul><li"])
def test_tags_nested_beyond_reason_are_refused(tag: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_document(f"<html>{f'<{tag}>' * 100_000}".encode(), "a.html")
    assert "nested" in str(caught.value.problems[0])
