"""Measure Belisha beside other engines, and keep it in docs/reference/performance.md and the README:

    .venv/bin/python benchmarks/run.py SOURCE [--runs 5] [--councils 1,10,100,1000] [--weasyprint PYTHON] [--write]

SOURCE is a report document in plain text. WeasyPrint is not among Belisha's requirements: name the Python of an
environment that has it. Chromium and LibreOffice are measured where they are found. Nothing else should be running.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from costs import Cost, cost_row, measure, pages_of, rounds, table
from councils import write_councils
from engines import BELISHA, engines, has_weasyprint

import belisha

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "performance.md"
README = ROOT / "README.md"
HEADER = ["", "CPU s", "wall s", "memory MB"]
FORMATS = ("pdf", "html", "docx", "xlsx", "data", "json")


def main() -> None:
    arguments = parse()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        sections = [
            about(arguments),
            formats(arguments, work),
            beside(arguments, work),
            rendering(arguments, work),
            many(arguments, work),
        ]
    page = "\n".join(section for section in sections if section)
    print(page)
    if arguments.write:
        PAGE.write_text(page, "utf-8")
        keep_in_readme(sections[1].partition("\n\n")[2])


def keep_in_readme(found: str) -> None:
    """Replace the table between the README's two marks."""
    before, begin, rest = README.read_text("utf-8").partition("<!-- performance -->\n")
    _, end, after = rest.partition("<!-- /performance -->")
    if not end:
        raise SystemExit("README.md has no place for the table: <!-- performance --> and <!-- /performance -->")
    README.write_text(before + begin + found + end + after, "utf-8")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--runs", type=int, default=5, help="rounds after the first, of which the median is taken")
    parser.add_argument(
        "--councils", default="1,10,100,1000", help="how many reports in one command; none to leave out"
    )
    parser.add_argument("--weasyprint", default=sys.executable, help="a Python that has WeasyPrint")
    parser.add_argument("--write", action="store_true", help="keep the page, and its first table in the README")
    return parser.parse_args()


def about(arguments: argparse.Namespace) -> str:
    return (
        "# Performance\n\n"
        "Measured by `benchmarks/run.py`; to be compared within the page and not between machines.\n\n"
        f"Belisha {belisha.__version__}, Python {platform.python_version()}, {platform.system()} on {cpu()}, "
        f"{os.cpu_count()} cores. The source is the text of a report of "
        f"{len(arguments.source.read_bytes().splitlines()):,} lines. Each figure is the median of {arguments.runs} "
        "runs, taken in turns; each run is a process of its own, its start included. Memory is the largest process's.\n"
    )


def cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def report(source: Path, to: str, out: Path) -> list[str]:
    return [*BELISHA, "report", str(source), "--to", to, "--out", str(out), "--generated", "2017-06-14T10:42"]


def formats(arguments: argparse.Namespace, work: Path) -> str:
    commands = {
        "starting, and no more": [*BELISHA, "--version"],
        "reading the source": [*BELISHA, "read", str(arguments.source)],
    }
    commands |= {f"source to {form}": report(arguments.source, form, work / "formats") for form in FORMATS}
    commands["source to all six"] = report(arguments.source, ",".join(FORMATS), work / "formats")
    for name in ("source to pdf", "source to all six"):
        commands[f"{name}, without analysis"] = [*commands[name], "--no-analysis"]
    found = rounds(commands, arguments.runs, say)
    rows = [cost_row(name, cost) for name, cost in found.items()]
    return f"## From a source to each format\n\n{table(HEADER, rows)}"


def beside(arguments: argparse.Namespace, work: Path) -> str:
    """The PDF by Belisha from its stored report, and by other engines from its web page and its Word file."""
    out = work / "beside"
    subprocess.run(report(arguments.source, "html,docx,json", out), check=True, stdout=subprocess.DEVNULL)
    stored, page, word = (next(out.glob(f"*.{form}")) for form in ("json", "html", "docx"))
    known = {each.name: each for each in engines(stored, page, word, out, arguments.weasyprint)}
    found = rounds({name: each.command for name, each in known.items()}, arguments.runs, say)
    rows = [cost_row(name, cost, pages_of(known[name].result)) for name, cost in found.items()]
    return (
        "## The PDF, beside other engines\n\nBy each engine from the form it takes. Of Chromium and "
        f"LibreOffice, the memory is that of the largest process alone.\n\n{table([*HEADER, 'pages'], rows)}"
    )


STEP = """
import sys, time
from pathlib import Path
data = Path(sys.argv[1]).read_bytes()
{prepare}
begin = time.process_time()
{step}
print(time.process_time() - begin)
"""
_IMPORTS = "from belisha.report.codec import decode_report; from belisha.render.pdf import render_pdf"
TYPST = (f"{_IMPORTS}; report = decode_report(data)", "render_pdf(report)")
WEASYPRINT = (
    "import weasyprint; page = data.decode()",
    "weasyprint.HTML(string=page).write_pdf(pdf_variant='pdf/ua-1')",
)


def rendering(arguments: argparse.Namespace, work: Path) -> str:
    """The step from a report in memory to the PDF's bytes, without starting and importing."""
    if not has_weasyprint(arguments.weasyprint):
        say("WeasyPrint is not there: name a Python that has it with --weasyprint")
        return ""
    out = work / "beside"
    stored, page = (next(out.glob(f"*.{form}")) for form in ("json", "html"))
    ours = step(sys.executable, TYPST, stored, arguments.runs)
    theirs = step(arguments.weasyprint, WEASYPRINT, page, arguments.runs)
    rows = [["Belisha (Typst)", f"{ours:.2f}", "1"], ["WeasyPrint", f"{theirs:.2f}", f"{theirs / ours:.0f}"]]
    return (
        "## The rendering step alone\n\nFrom the report, or its web page, in memory to the PDF's bytes, in a fresh "
        f"process that has imported the engine.\n\n{table(['', 'CPU s', 'times'], rows)}"
    )


def step(python: str, code: tuple[str, str], path: Path, runs: int) -> float:
    program = STEP.format(prepare=code[0], step=code[1])
    times = []
    for _ in range(runs):
        ran = subprocess.run([python, "-c", program, str(path)], check=True, capture_output=True, text=True)
        times.append(float(ran.stdout))
    return sorted(times)[len(times) // 2]


def many(arguments: argparse.Namespace, work: Path) -> str:
    """Many councils' reports, in all six formats, in one command."""
    rows = []
    for count in [int(text) for text in arguments.councils.split(",") if text]:
        sources, out = work / f"councils-{count}", work / f"reports-{count}"
        write_councils(arguments.source, sources, count)
        say(f"{count} councils")
        cost = measure([*BELISHA, "report", str(sources), "--out", str(out), "--generated", "2017-06-14T10:42"])
        rows.append(many_row(count, cost))
        shutil.rmtree(out)
    if not rows:
        return ""
    header = ["councils", "CPU s", "wall s", "memory MB", "CPU s each", "wall s each"]
    return f"## Many councils in one command\n\nAll six formats of each, on every core.\n\n{table(header, rows)}"


def many_row(count: int, cost: Cost) -> list[str]:
    return [*cost_row(f"{count:,}", cost), f"{cost.cpu / count:.2f}", f"{cost.wall / count:.2f}"]


def say(text: str) -> None:
    print(f"benchmarks: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
