"""The Word file: real headings, contents, header rows and alternatives, in named styles, the same bytes every time."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from tests.render.docx.word import WP, R, W, attribute, body, opened, part, parts, style, word
from tests.render.reading import paragraph_text, squeezed
from tests.report_builder import detail, entry, figure, identity, partnerships, report, series, table

from belisha import markers
from belisha.render.docx.tables import shared_out
from belisha.report.model import Paragraph, Report, Source

LEVELS = {"Heading1": 1, "Heading2": 2, "HeadingUnlisted": 2, "Heading3": 3, "Heading4": 4}


def test_headings_descend_without_a_gap(any_report: Report) -> None:
    found = [LEVELS[name] for each in body(any_report).iter(W + "p") if (name := style(each)) in LEVELS]
    assert found[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(found))
    assert found.count(1) == sum(1 for each in any_report.contents if each.level == 1)


def test_the_contents_are_a_field_filled_in_with_links(any_report: Report) -> None:
    made = body(any_report)
    (control,) = made.iter(W + "sdt")
    assert attribute(control, "sdtPr/docPartObj/docPartGallery") == "Table of Contents"
    lines = [squeezed(paragraph_text(each)) for each in control.iter(W + "p")]
    wanted = [squeezed(f"{each.heading.number} {each.heading.text}") for each in any_report.contents]
    assert lines == wanted
    assert [len(list(each.iter(W + "hyperlink"))) for each in control.iter(W + "p")] == [1] * len(wanted)
    kinds = [each.get(W + "fldCharType") for each in control.iter(W + "fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert "".join(each.text for each in control.iter(W + "instrText")).split()[0] == "TOC"


def test_updated_contents_would_list_the_same(any_report: Report) -> None:
    """Word lists the headings of the first two levels."""
    listed = [each for each in body(any_report).iter(W + "p") if style(each) in {"Heading1", "Heading2"}]
    assert [squeezed(paragraph_text(each)) for each in listed] == [
        squeezed(f"{each.heading.number} {each.heading.text}") for each in any_report.contents
    ]


def test_word_is_told_to_number_the_contents_when_it_opens_the_file() -> None:
    (told,) = part(word(report()), "word/settings.xml").iter(W + "updateFields")
    assert told.get(W + "val") == "true"


@pytest.mark.parametrize(
    ("width", "wanted", "least", "found"),
    [
        (100, (20, 30), (20, 30), [70, 30]),
        (50, (20, 30), (20, 30), [20, 30]),
        (45, (20, 30), (20, 10), [20, 25]),
        (25, (20, 30), (10, 10), [15, 10]),
        (10, (20, 30), (10, 10), [5, 5]),
    ],
    ids=["room to spare", "as wanted", "the last gives way", "then the one before", "all alike"],
)
def test_columns_share_a_width(width: int, wanted: tuple[int, ...], least: tuple[int, ...], found: list[int]) -> None:
    assert shared_out(width, wanted, least) == found


def test_a_column_of_figures_is_as_wide_as_its_longest() -> None:
    """Broken over two lines, 1,080,000.5 would read as two numbers."""
    number = "1080000.5"
    one = entry(
        series=series((number, number), number), target=figure(number), annual_target=figure(number), detail="detail"
    )
    long = figure(number).text
    needed = 20 * 8.5 * (8 * 0.556 + 3 * 0.278)  # twips, by the widths of Arial's figures and signs
    found = 0
    for each in body(report(entries=(one,), details=(detail(one),))).iter(W + "tbl"):
        grid = [int(column.get(W + "w")) for column in each.findall(f"{W}tblGrid/{W}gridCol")]
        for row in each.findall(W + "tr"):
            for place, cell in enumerate(row.findall(W + "tc")):
                if paragraph_text(next(cell.iter(W + "p"))) == long:
                    found += 1
                    assert grid[place] >= needed + 2 * 50
    assert found > 20


def test_every_link_within_leads_somewhere(any_report: Report) -> None:
    made = body(any_report)
    places = [each.get(W + "name") for each in made.iter(W + "bookmarkStart")]
    assert len(places) == len(set(places))
    wanted = {each.get(W + "anchor") for each in made.iter(W + "hyperlink") if each.get(W + "anchor")}
    assert wanted
    assert wanted <= set(places)
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in places)


def test_names_and_numbers_are_used_once(any_report: Report) -> None:
    made = body(any_report)
    for tag in (WP + "docPr", W + "bookmarkStart"):
        numbers = [each.get("id") or each.get(W + "id") for each in made.iter(tag)]
        assert len(numbers) == len(set(numbers))
    starts, ends = ([e.get(W + "id") for e in made.iter(W + tag)] for tag in ("bookmarkStart", "bookmarkEnd"))
    assert starts == ends


def test_tables_have_header_rows_and_rows_that_stay_whole(any_report: Report) -> None:
    tables = list(body(any_report).iter(W + "tbl"))
    assert tables
    for each in tables:
        rows = each.findall(W + "tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        headers = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        look = each.find(f"{W}tblPr/{W}tblLook")
        assert look.get(W + "firstColumn") == "1"
        assert headers[0] == (look.get(W + "firstRow") == "1")
        assert not any(headers[1:])
        assert attribute(each, "tblPr/tblCaption")
        widths = len(each.findall(f"{W}tblGrid/{W}gridCol"))
        assert {len(row.findall(W + "tc")) for row in rows} == {widths}


def test_every_table_of_ours_has_a_header_row() -> None:
    one = entry()
    bare = table("Bare", (), ("a", "1"))
    made = report(entries=(one,), details=(detail(one, commentary=(bare,)),))
    without = [
        attribute(each, "tblPr/tblCaption")
        for each in body(made).iter(W + "tbl")
        if each.find(f"{W}tr/{W}trPr/{W}tblHeader") is None
    ]
    assert without == ["Bare"]


def test_every_picture_has_an_alternative_and_is_there(any_report: Report) -> None:
    data = word(any_report)
    made = part(data, "word/document.xml")
    pictures = list(made.iter(WP + "docPr"))
    gauges = sum(1 for each in any_report.details if each.gauge)
    processes = sum(1 for each in any_report.details if each.process)
    logo = 1 if any_report.identity.logo else 0
    assert len(pictures) == 1 + logo + len(any_report.entries) + len(any_report.details) + gauges + processes
    assert all(each.get("descr") for each in pictures)
    found = [each.get("descr") for each in pictures]
    assert squeezed(any_report.summary.chart.description) in found
    assert all(squeezed(each.trend.description) in found for each in any_report.details)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        images = [archive.read(name) for name in archive.namelist() if name.endswith(".png")]
    assert len(images) == len(pictures)
    assert all(image.startswith(b"\x89PNG") for image in images)


def test_pictures_have_two_hundred_dots_to_an_inch() -> None:
    data = word(report())
    extent = next(part(data, "word/document.xml").iter(WP + "extent"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        across = int.from_bytes(archive.read("word/media/picture1.png")[16:20])
    assert across == pytest.approx(int(extent.get("cx")) / 914_400 * 200, abs=2)


def test_every_style_that_is_used_is_named(any_report: Report) -> None:
    data = word(any_report)
    named = {each.get(W + "styleId") for each in part(data, "word/styles.xml").iter(W + "style")}
    used = {
        each.get(W + "val")
        for tree in parts(data, r"word/(document|header.*|footer.*)\.xml").values()
        for tag in ("pStyle", "rStyle", "tblStyle")
        for each in tree.iter(W + tag)
    }
    assert used <= named


def test_it_is_in_british_english() -> None:
    data = word(report())
    (language,) = part(data, "word/styles.xml").iter(W + "lang")
    assert language.get(W + "val") == "en-GB"
    assert opened(report()).core_properties.language == "en-GB"


def test_another_language_is_said_throughout() -> None:
    (language,) = part(word(report(identity=identity(language="cy-GB"))), "word/styles.xml").iter(W + "lang")
    assert language.get(W + "val") == "cy-GB"


def test_its_properties_are_the_reports() -> None:
    properties = opened(report()).core_properties
    assert properties.title == "Monthly Performance Report, April 2017"
    assert properties.author == "Policy and Performance Team"
    assert properties.created == properties.modified == datetime(2017, 6, 14, 10, 42, tzinfo=UTC)
    custom = part(word(report()), "docProps/custom.xml")
    assert {each.get("name"): "".join(each.itertext()) for each in custom} == {markers.PROPERTY: markers.REPORT}


def test_pages_are_numbered_by_fields() -> None:
    for name, tree in parts(word(report()), r"word/footer-(portrait|landscape)\.xml").items():
        fields = "".join(each.text for each in tree.iter(W + "instrText")).split()
        assert fields == ["PAGE", "NUMPAGES"], name
        (line,) = tree.iter(W + "p")
        assert paragraph_text(line).endswith("Page 1 of 1")


def test_a_draft_says_so_on_every_page() -> None:
    heads = parts(word(report(identity=identity(draft="Draft"))), r"word/header-.*\.xml")
    assert len(heads) == 3
    assert all("Draft" in "".join(tree.itertext()) for tree in heads.values())
    assert not any("Draft" in "".join(tree.itertext()) for tree in parts(word(report()), r"word/header-.*").values())


def test_the_indicators_stand_on_landscape_pages() -> None:
    document = opened(report())
    turned = [section.page_width > section.page_height for section in document.sections]
    assert turned.count(True) == 1
    names = {each.get(R + "id") for each in document.element.body.iter(W + "headerReference")}
    assert names == {"header-cover", "header-portrait", "header-landscape"}


def test_a_wide_table_has_a_landscape_page_of_its_own() -> None:
    one = entry()
    wide = table("Wide", tuple(f"Heading {n}" for n in range(12)), tuple(str(n) for n in range(12)))
    made = report(entries=(one,), details=(detail(one, commentary=(wide, Paragraph(text="After it."))),))
    turned = [section.page_width > section.page_height for section in opened(made).sections]
    assert turned.count(True) == 2
    assert not turned[-1]


def test_a_vast_table_is_set_in_several() -> None:
    """Word opens no table of more than 63 columns."""
    one = entry()
    vast = table("Vast", tuple(f"H{n}" for n in range(150)), tuple(f"c{n}" for n in range(150)))
    made = body(report(entries=(one,), details=(detail(one, commentary=(vast,)),)))
    parts_of_it = [each for each in made.iter(W + "tbl") if attribute(each, "tblPr/tblCaption") == "Vast"]
    texts = [[squeezed(paragraph_text(p)) for p in each.iter(W + "p")] for each in parts_of_it]
    assert [len(each) // 2 for each in texts] == [63, 63, 26]
    assert all(each[0] == "H0" for each in texts)
    assert {f"c{n}" for n in range(150)} <= {text for each in texts for text in each}


def test_lists_are_lists() -> None:
    items = [each for each in body(report()).iter(W + "p") if style(each) == "ListBullet"]
    assert "Weekly review of every new placement." in [paragraph_text(each) for each in items]
    bullet = next(each for each in part(word(report()), "word/styles.xml") if each.get(W + "styleId") == "ListBullet")
    assert attribute(bullet, "pPr/numPr/numId") == "1"


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("mailto:team@estuary.example", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("\\\\server\\share", False),
        ("https://example.org/with space", False),
        ("data:text/html,x", False),
    ],
)
def test_only_web_and_mail_addresses_become_links(url: str, linked: bool) -> None:
    found = partnerships()
    part_of = found.partnerships[0]
    measure = part_of.measures[0].__replace__(sources=(Source(text="The source", url=url),))
    made = report(partnerships=found.__replace__(partnerships=(part_of.__replace__(measures=(measure,)),)))
    targets = [each.target_ref for each in opened(made).part.rels.values() if each.is_external]
    assert targets == ([url] if linked else [])
    assert "The source" in [paragraph_text(each) for each in body(made).iter(W + "p")]


def test_an_outcome_is_told_by_word_and_shape_before_colour() -> None:
    texts = [paragraph_text(each) for each in body(report()).iter(W + "p")]
    assert "At risk of missing target\u00a0◆" in texts
    assert "Some slippage against target\u00a0▲" in texts


def test_a_status_is_a_word_in_a_box() -> None:
    data = word(report())
    runs = [
        each for each in part(data, "word/document.xml").iter(W + "r") if attribute(each, "rPr/rStyle") == "StatusTag"
    ]
    assert {squeezed(paragraph_text(each)) for each in runs} >= {"Off target"}
    tag = next(each for each in part(data, "word/styles.xml") if each.get(W + "styleId") == "StatusTag")
    assert attribute(tag, "rPr/bdr") == "single"


def test_text_that_runs_leftwards_is_laid_out_so() -> None:
    made = body(report(notices=("שלום עולם", "مرحبا بالعالم 2017", "plain")))
    notices = [each for each in made.iter(W + "p") if style(each) == "Notice"]
    assert [each.find(f"{W}pPr/{W}bidi") is not None for each in notices] == [True, True, False]
    assert [each.find(f"{W}r/{W}rPr/{W}rtl") is not None for each in notices] == [True, True, False]


def test_the_brand_colour_is_the_organisations() -> None:
    data = word(report(identity=identity(brand_colour="#8a1538")))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert '"8A1538"' in styles
    assert "BRAND" not in styles


def test_the_archive_names_no_moment_but_the_reports() -> None:
    with zipfile.ZipFile(BytesIO(word(report()))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_a_library_that_did_not_write_it_reads_it(any_report: Report) -> None:
    document = docx.Document(BytesIO(word(any_report)))
    assert document.tables
    assert len(document.inline_shapes) > len(any_report.entries)
