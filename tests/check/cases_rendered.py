"""Cases for the rules about the web page and the PDF that were made: what is on the page that is wrong, and right."""

SHELL = """<!doctype html><html lang="en"><head><title>Report</title></head><body><h1>Report</h1>{body}</body></html>"""
_TABLE = "<table><caption>Values</caption><tr><th scope='col'>Month</th></tr><tr><td>12</td></tr></table>"
_DRAWING = "<svg role='img'><title>Bins missed</title><desc>12 in May, the most of 13 months.</desc></svg>"
_MARK = "<span class='outcome'><svg aria-hidden='true'><path d='{shape}' fill='{colour}'></path></svg> {word}</span>"
_GREEN = _MARK.format(shape="M1 1h2", colour="#00703c", word="On course")
MADE_CASES: dict[str, list[tuple[str, str]]] = {
    "page_language": [(SHELL.replace(' lang="en"', ""), SHELL), (SHELL.replace("<title>Report</title>", ""), SHELL)],
    "page_headings": [
        (SHELL.format(body="<h2>Aims</h2><h4>Bins</h4>"), SHELL.format(body="<h2>Aims</h2><h3>Bins</h3>")),
        (SHELL.format(body="<h1>Aims</h1>"), SHELL.format(body="<h2>Aims</h2><h3>Bins</h3><h2>Streets</h2>")),
        (SHELL.format(body="<h2> </h2>"), SHELL.format(body="<h2>Aims</h2>")),
    ],
    "page_pictures": [
        (SHELL.format(body="<svg role='img'></svg>"), SHELL.format(body="<svg aria-hidden='true'></svg>")),
        (SHELL.format(body="<svg role='img'><title>Chart</title></svg>"), SHELL.format(body=_DRAWING)),
        (SHELL.format(body="<img src='x'>"), SHELL.format(body="<img src='x' alt=''>")),
        (SHELL.format(body="<img src='x' alt='logo.png'>"), SHELL.format(body="<img src='x' alt='A heron'>")),
    ],
    "page_tables": [
        (SHELL.format(body=_TABLE.replace("<caption>Values</caption>", "")), SHELL.format(body=_TABLE)),
        (SHELL.format(body=_TABLE.replace(" scope='col'", "")), SHELL.format(body=_TABLE)),
        (SHELL.format(body=_TABLE.replace("th", "td")), SHELL.format(body=_TABLE)),
    ],
    "page_links": [
        (SHELL.format(body="<a href='#a'>here</a>"), SHELL.format(body="<a href='#a'>Bins missed</a>")),
        (SHELL.format(body="<a href='#a'></a>"), SHELL.format(body="<a href='#a' aria-label='Bins missed'></a>")),
    ],
    "page_greyscale": [
        (SHELL.format(body=_GREEN.replace("On course", "")), SHELL.format(body=_GREEN)),
        (
            SHELL.format(body=_GREEN + _MARK.format(shape="M1 1h2", colour="#d4351c", word="At risk")),
            SHELL.format(body=_GREEN + _MARK.format(shape="M2 2h1", colour="#d4351c", word="At risk")),
        ),
        (
            SHELL.format(body=_GREEN + _MARK.format(shape="M1 1h2", colour="#505a5f", word="None")),
            SHELL.format(body=_GREEN + _MARK.format(shape="M1 1h2", colour="#ffdd00", word="None")),
        ),
    ],
}
"""By rule, pages that are wrong and right."""
