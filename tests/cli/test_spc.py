"""``belisha spc``: series in a CSV file, their limits and findings as a table and as a page."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from belisha.analysis.positions import positions
from belisha.cli import main
from belisha.exchange.series import read_moment

HEADER = "series,period,value,mean,lower,upper,special_cause,rule,variation,assurance"


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*lines: str, header: str = "series,period,value") -> str:
    Path("s.csv").write_text("\n".join([header, *lines]) + "\n", "utf-8")
    return "s.csv"


def months(series: str, values: list[object], year: int = 2017, after: str = "") -> list[str]:
    return [f"{series},{year + at // 12}-{at % 12 + 1:02d},{value}{after}" for at, value in enumerate(values)]


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["spc", *arguments])
    return result.exit_code, result.stdout, result.stderr


def rows(*arguments: str) -> list[dict[str, str]]:
    code, said, _ = run(*arguments)
    assert code == 0
    return list(csv.DictReader(io.StringIO(said, newline="")))


STEADY = [10, 12] * 6


def test_every_point_is_written_with_its_limits_in_the_order_of_the_file() -> None:
    source = write(*months("b", STEADY), *months("a", [*STEADY, 30]))
    found = rows(source, "--target", "9")
    assert list(found[0]) == HEADER.split(",")
    assert [(row["series"], row["period"]) for row in found[11:13]] == [("b", "2017-12"), ("a", "2017-01")]
    assert [float(found[0][name]) for name in ("mean", "lower", "upper")] == pytest.approx([11, 5.68, 16.32])
    last = found[-1]
    assert (last["special_cause"], last["rule"], last["variation"]) == ("true", "outside_limits", "improvement")
    assert (found[0]["special_cause"], found[0]["rule"], found[0]["variation"]) == ("false", "", "common_cause")
    assert found[0]["assurance"] == last["assurance"] == "hit_and_miss"


def test_other_columns_pass_through_and_do_no_harm_in_a_spreadsheet() -> None:
    source = write(*months("=a()", STEADY, after=",+1-1,'tis,x"), header="series,period,value,sum,mark,note")
    row = rows(source)[0]
    assert (row["series"], row["sum"], row["mark"], row["note"]) == ("'=a()", "'+1-1", "'tis", "x")


def test_a_gap_stays_a_gap() -> None:
    found = rows(write(*months("a", [*STEADY, "", 11, "NA", 12])))
    gap = found[12]
    assert (gap["value"], gap["special_cause"], gap["rule"], gap["variation"]) == ("", "false", "", "")
    assert found[14]["value"] == "NA"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--polarity", "minimise", "--target", "9"], ("concern", "consistently_fails")),
        (["--polarity", "maximise", "--target", "9"], ("improvement", "consistently_passes")),
        (["--polarity", "none", "--target", "9"], ("neutral_high", "")),
        (["--polarity", "maximise"], ("improvement", "")),
        (["--polarity", "minimise", "--target", "300"], ("concern", "consistently_passes")),
    ],
)
def test_the_way_that_is_better_decides(options: list[str], expected: tuple[str, str]) -> None:
    source = write(*months("a", [50, 51] * 7 + [60]))
    found = rows(source, *options)
    assert (found[-1]["variation"], found[-1]["assurance"]) == expected


def test_limits_can_be_fixed_screened_cut_and_started_anew() -> None:
    source = write(*months("a=b", [*STEADY, 200, *STEADY]))
    plain = rows(source)[0]
    assert float(rows(source, "--fix", "12")[-1]["mean"]) == 11
    assert float(rows(source, "--screen")[0]["upper"]) < 25 < float(plain["upper"])
    cut = rows(source, "--lower", "0", "--upper", "20")[0]
    assert (float(cut["lower"]), float(cut["upper"])) == (0, 20)
    anew = rows(source, "--rebase", "a=b=2018-02,moved")
    assert [float(row["mean"]) for row in (anew[0], anew[-1])] == pytest.approx([332 / 13, 11])


@pytest.mark.parametrize(
    "periods",
    [
        ["2017-01-01", "2017-02-01", "2017-03-01", "2017-05-01"],
        ["2017-01-31", "2017-02-28", "2017-03-31", "2017-05-31"],
        ["FY2017-18-Q1", "FY2017-18-Q2", "FY2017-18-Q3", "FY2018-19-Q1"],
        ["FY2014-15", "FY2015-16", "FY2016-17", "FY2018-19"],
        ["2014", "2015", "2016", "2018"],
        ["2017-03", "2017-06", "2017-09", "2018-03"],
        ["2017-01-02", "2017-01-09", "2017-01-16", "2017-01-30"],
    ],
)
def test_a_period_without_a_row_is_a_gap_whatever_the_periods_are(periods: list[str]) -> None:
    moments = [read_moment(text) for text in periods]
    assert positions([moment.day for moment in moments], moments[0].months) == (0, 1, 2, 4)


def test_working_days_follow_each_other_over_a_weekend() -> None:
    days = [f"2017-01-{day:02d}" for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)]
    found = rows(write(*(f"a,{day},{5 + at}" for at, day in enumerate(days))))
    assert found[4]["rule"] == found[5]["rule"] == "trend"


def test_a_limit_is_written_so_that_the_sentence_holds() -> None:
    """To one decimal the limit of 32.99 would be 33.0, and 33 is not above that."""
    values: list[object] = [
        22,
        20,
        28,
        26,
        22,
        30,
        25,
        24,
        21,
        26,
        25,
        21,
        24,
        21,
        24,
        25,
        26,
        26,
        21,
        21,
        24,
        21,
        22,
        33,
    ]
    run(write(*months("a", values)), "--to", "html", "--out", "s.html")
    assert "33 in December 2018 is above the upper limit of 32.99: special" in Path("s.html").read_text("utf-8")


def test_a_short_series_has_no_limits_and_is_named() -> None:
    code, said, aside = run(write(*months("a", [1, 2, 3]), *months("b", STEADY)))
    assert code == 0
    assert said.splitlines()[1] == "a,2017-01,1,,,,false,,,"
    assert aside == "a: There are no limits: 3 values are fewer than the 8 that limits need.\n"


def test_a_stock_that_carries_over_has_limits_only_by_the_official_method() -> None:
    source = write(*months("waiting", [50 + at // 4 for at in range(24)]))
    assert {row["special_cause"] for row in rows(source)} == {"true"}
    code, said, aside = run(source, "--stock")
    found = list(csv.DictReader(io.StringIO(said, newline="")))
    assert code == 0
    assert {(row["upper"], row["special_cause"], row["variation"]) for row in found} == {("", "false", "")}
    assert aside.startswith(
        "waiting: There are no limits: the values are of a moment, and each is mostly the one before"
    )


def test_a_value_that_may_still_change_is_drawn_hollow() -> None:
    source = write(*months("a", STEADY, after=","), "a,2018-01,11,provisional", header="series,period,value,quality")
    assert rows(source)[-1]["quality"] == "provisional"
    run(source, "--to", "html", "--out", "s.html")
    assert "Provisional or incomplete" in Path("s.html").read_text("utf-8")
    run(write(*months("a", [*STEADY, 11])), "--to", "html", "--out", "firm.html")
    assert "Provisional or incomplete" not in Path("firm.html").read_text("utf-8")


PROBLEMS = [
    (["a,2017-01,94;2"], "series,period,value", 'row 2, column value: "94;2" is not a number'),
    (["a,April,1"], "series,period,value", 'row 2, column period: "April" is not a period'),
    (["a,2017-01,1e15"], "series,period,value", "row 2, column value: 1e15 is beyond any figure"),
    (["a,2017-01,inf"], "series,period,value", 'row 2, column value: "inf" is not a number'),
    ([",2017-01,1"], "series,period,value", "row 2, column series: nothing"),
    (["a,2017-01,1", "a,2017-01,2"], "series,period,value", "a second time, after row 2"),
    (["a,2017-01,1", "a,FY2017-18,2"], "series,period,value", "periods of one length"),
    (["a,2017-01"], "series,period,value", "row 2: 2 cells. Expected 3"),
    (['"a\nb",2017-01,1', "a,2017-01,inf"], "series,period,value", 'row 3, column value: "inf" is not a number'),
    (["a,2017-01,1", '"a,2017-02,2'], "series,period,value", "row 3: the quotation marks do not add up"),
    (["a,1"], "series,value", "row 1: no column period"),
    (["a,2017-01,1,2"], "series,period,value,mean", 'row 1: a column "mean", which the result has too'),
    (["a,2017-01,1,2"], "series,period,value,Value", 'row 1: a second column "value"'),
]


@pytest.mark.parametrize(("lines", "header", "says"), PROBLEMS, ids=[case[2] for case in PROBLEMS])
def test_what_cannot_be_read_is_said_with_its_place(lines: list[str], header: str, says: str) -> None:
    code, said, aside = run(write(*lines, header=header))
    assert (code, said) == (1, "")
    assert says in aside


def test_every_problem_is_told_at_once() -> None:
    _, _, aside = run(write("a,x,y", "b,2017-01,z"))
    assert aside.startswith("s.csv cannot be read: 3 problems.")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--rebase", "b=2017-02"], "There is no series 'b'. Did you mean a?"),
        (["--rebase", "2017-02"], 'Write it like "Waiting times=2026-04,new clinic"'),
        (["--rebase", "a=soon"], "'soon' is not a period"),
        (["--fix", "8"], "8 is not in the range x>=12"),
    ],
)
def test_what_is_not_understood_is_answered(arguments: list[str], says: str) -> None:
    code, _, aside = run(write(*months("a", STEADY)), *arguments)
    assert code == 2
    assert says.replace("Did you mean a?", "") in aside


@pytest.fixture
def page() -> html.HtmlElement:
    source = write(*months("<b>North & South", [*STEADY, "", 30]), *months("short", [1.5, 2]))
    code, said, _ = run(source, "--target", "9", "--rebase", "<b>North & South=2017-01,new <i>clinic", "--to", "html")
    assert (code, said.split()[:2]) == (0, ["Made", "s-spc.html"])
    return html.fromstring(Path("s-spc.html").read_bytes())


def test_a_page_has_a_summary_of_all_series_and_a_chart_of_each(page: html.HtmlElement) -> None:
    assert page.xpath("//table[@class='cards']//th[@scope='row']//text()") == ["<b>North & South", "short"]
    assert len(page.xpath("//section//svg[@role='img']")) == 4  # for a desktop and for a phone
    first = page.xpath("//section")[0].text_content()
    assert "30 in February 2018 is above the upper limit" in first
    assert "Limits start anew in January 2017: new <i>clinic." in first
    assert page.xpath("//section[1]//details//tbody/tr[13]/td[1]/text()") == ["No value"]


def test_a_page_stands_alone_and_lets_nothing_else_in(page: html.HtmlElement) -> None:
    assert page.xpath("//script | //link | //img | //@style | //@onload | //i") == []
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]
    identities = page.xpath("//@id")
    assert len(identities) == len(set(identities))
    assert {name for names in page.xpath("//@aria-labelledby") for name in names.split()} <= set(identities)


def test_the_same_file_gives_the_same_page() -> None:
    source = write(*months("a", STEADY))
    made = []
    for name in ("one.html", "two.html"):
        run(source, "--out", name)
        made.append(Path(name).read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--lower", "20", "--upper", "10"), "--lower is 20 and --upper 10: no value lies between them."),
        (("--target", "nan"), "'nan' is not a number."),
        (("--lower", "-inf"), "'-inf' is not a number."),
    ],
)
def test_bounds_that_leave_no_room_and_numbers_that_are_none_are_refused(
    options: tuple[str, ...], expected: str
) -> None:
    code, said, problem = run(write(*months("a", STEADY)), *options)
    assert (code, said) == (2, "")
    assert expected in " ".join(problem.split())
