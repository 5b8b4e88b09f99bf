"""PDF/UA-1 and PDF/A-3a, whatever the report holds; and the same bytes for the same report."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import page
import pytest
from tests.report_builder import detail, entry, identity, report

from belisha.render.pdf import render, render_pdf
from belisha.report.codec import encode_report
from belisha.report.model import BulletList, Paragraph, Report

PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
DRAWING = (
    "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI0IiBoZWlnaHQ9IjQiLz4="
)
LINKING = (
    "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA5IDkiPjxpbWFnZSBo"
    "cmVmPSIvZXRjL2hvc3RuYW1lIiB3aWR0aD0iOSIgaGVpZ2h0PSI5Ii8+PC9zdmc+"
)
HOSTILE = (
    "#panic() *bold* _it_ $x$ `code` \\ <b>&amp; <label> @ref // /* = head\n- item {{ }} </script> ]]> -->",
    "=1+1 @cmd +2 'quote' \"quote\" \x00\x07\x1b\x7f \ud7ff\ue000\ufffe",
    "🎉 👩‍👩‍👧 🇬🇧 你好 שלום עולם مرحبا بالعالم \u202etxt.exe",
    "x" * 700,
)


def failures(data: bytes) -> list[str]:
    """What either standard finds wrong."""
    reports = [page.validate_pdf_bytes(data, profile=profile) for profile in ("ua1", "3a")]
    return [f"{found.rule_id}: {found.message}" for one in reports for found in one.failures]


def hostile(text: str) -> Report:
    """A report that says ``text`` wherever an officer may write."""
    one = entry(title=text, owners=text, committee=text, status_sentence=text, outcome_note=text)
    commentary = (Paragraph(text=text), BulletList(items=(text, text)))
    return report(
        entries=(one,),
        details=(detail(one, commentary=commentary, commentary_by=text),),
        notices=(text,),
        introduction=(text,),
        identity=identity(organisation=text, title=text, publisher=text, contacts=(text,), summary=text, edition=text),
    )


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(report(), id="two indicators"),
        pytest.param(report(identity=identity(draft="Draft", edition="People Scrutiny")), id="a draft of an edition"),
        pytest.param(report(entries=(entry(detail=""),)), id="no details"),
        pytest.param(report(partnerships=None), id="no partnerships"),
        pytest.param(report(identity=identity(brand_colour="#8a1538", logo=PIXEL)), id="a logo as PNG"),
        pytest.param(report(identity=identity(logo=DRAWING)), id="a logo as SVG"),
    ],
)
def test_every_kind_of_report_keeps_to_both_standards(made: Report) -> None:
    assert failures(render_pdf(made)) == []


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "control characters", "scripts", "a long word"])
def test_no_text_breaks_the_document(text: str) -> None:
    assert failures(render_pdf(hostile(text))) == []


@pytest.mark.parametrize("text", ["x" * 50_000, "word " * 10_000], ids=["one word", "many words"])
def test_fifty_thousand_characters(text: str) -> None:
    one = entry(title=text)
    made = report(entries=(one,), details=(detail(one, commentary=(Paragraph(text=text),)),))
    assert failures(render_pdf(made)) == []


def test_two_hundred_indicators() -> None:
    entries = tuple(entry(f"LI {number}", detail="") for number in range(1, 201))
    assert failures(render_pdf(report(entries=entries))) == []


@pytest.mark.parametrize(
    "logo",
    ["http://example.org/logo.png", "/etc/hostname", 'x"/><script>', "data:image/png;base64,AAAA", LINKING],
    ids=["address", "file", "markup", "no picture", "a drawing that links elsewhere"],
)
def test_a_logo_reaches_nothing_outside_the_report_and_breaks_nothing(logo: str) -> None:
    assert failures(render_pdf(report(identity=identity(logo=logo)))) == []


def test_the_file_is_named_after_the_report() -> None:
    (output,) = render(report())
    assert output.name == "monthly-performance-report-2017-04-v1.0.pdf"


def test_the_same_report_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    stored = tmp_path / "report.json"
    stored.write_bytes(encode_report(report()))
    program = (
        "import sys; from pathlib import Path; from belisha.render.pdf import render_pdf; "
        "from belisha.report.codec import decode_report; "
        "sys.stdout.buffer.write(render_pdf(decode_report(Path(sys.argv[1]).read_bytes())))"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", program, str(stored)], cwd=tmp_path, capture_output=True, check=True, env=ELSEWHERE
    )
    assert elsewhere.stdout == render_pdf(report())


ELSEWHERE = {"PYTHONPATH": str(Path(__file__).parents[3] / "src"), "TZ": "Pacific/Auckland", "LANG": "C"}
