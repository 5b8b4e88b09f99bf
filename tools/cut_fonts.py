"""Cut the typefaces that go into every PDF from their published sources, and list the characters they have.

Run it when Inter or DejaVu changes, in an environment of its own, then commit what it writes:

    python -m venv /tmp/fonts && /tmp/fonts/bin/pip install fonttools fontpkg-inter==4.1.post1 matplotlib
    /tmp/fonts/bin/python tools/cut_fonts.py

Inter is published as a variable font, and variable fonts fall to their default weight inside SVG images, so each
weight is cut as a static font of its own. DejaVu Sans, which matplotlib carries, stands in for the scripts Inter lacks:
Hebrew, Arabic, Armenian, Georgian and many symbols. The same sources give the same bytes.
"""

import json
from collections.abc import Iterable
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parents[1] / "src" / "belisha" / "render" / "assets" / "fonts"

FEATURES = ["calt", "ccmp", "kern", "locl", "mark", "mkmk", "tnum"]
"""What the documents use: kerning, combining marks, punctuation at the height of capitals, tabular figures. A feature
that nobody asks for still costs: a chart's text reads the font's features anew for each of its words."""

CHAINED_CONTEXT = 6
"""The type of a substitution that looks at the glyphs around (OpenType, GSUB)."""

CUTS = (("Inter", "Regular", 400, 14), ("Inter", "SemiBold", 600, 14), ("Inter Display", "SemiBold", 600, 32))
"""Family, style, weight and optical size in points: text sizes from the first two, headings from the third."""


def main() -> None:
    """Write the fonts, their licences and ``coverage.json`` into the package's assets."""
    FONTS.mkdir(parents=True, exist_ok=True)
    inter = package_folder("fontpkg_inter")
    coverage: dict[str, list[tuple[int, int]]] = {}
    for family, style, weight, size in CUTS:
        font = TTFont(inter / "files" / "Inter[opsz,wght].ttf", recalcTimestamp=False)
        instantiateVariableFont(font, {"wght": weight, "opsz": size}, inplace=True)
        font["OS/2"].usWeightClass = weight
        rename(font, family, style)
        drop_compositions(font)
        coverage["Inter"] = keep(font, FEATURES)
        font.save(FONTS / f"{family.replace(' ', '')}-{style}.ttf")
    # All of DejaVu and not only what Inter lacks: a letter and its marks have to come from one font.
    data = package_folder("matplotlib") / "mpl-data" / "fonts" / "ttf"
    fallback = TTFont(data / "DejaVuSans.ttf", recalcTimestamp=False)
    coverage["DejaVu Sans"] = keep(fallback, ["*"])
    fallback.save(FONTS / "DejaVuSans.ttf")
    (FONTS / "Inter-LICENSE.txt").write_bytes((inter / "LICENSE").read_bytes())
    (FONTS / "DejaVuSans-LICENSE.txt").write_bytes((data / "LICENSE_DEJAVU").read_bytes())
    (FONTS / "coverage.json").write_text(json.dumps(coverage, separators=(",", ":")) + "\n", encoding="ascii")


def package_folder(name: str) -> Path:
    """Where an installed package's files are."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        message = f"{name} is not installed here. The top of this file says what to install."
        raise SystemExit(message)
    return Path(spec.origin).parent


def rename(font: TTFont, family: str, style: str) -> None:
    """Give a cut its own family and style: an instance keeps the variable font's names."""
    names = font["name"]
    for record in list(names.names):
        if record.nameID in {3, 16, 17, 21, 22, 25} or record.nameID > 25:
            names.removeNames(nameID=record.nameID)
    full = f"{family} {style}"
    postscript = full.replace(" ", "-")
    words = {1: full, 2: "Regular", 3: postscript, 4: full, 6: postscript, 16: family, 17: style}
    for name_id, text in words.items():
        names.setName(text, name_id, 3, 1, 0x409)


def drop_compositions(font: TTFont) -> None:
    """Let marks be placed on their letters instead of searching every letter's pairs with a mark for a glyph.

    The texts are composed already (Unicode form NFC), so the search finds next to nothing and costs a third of shaping.
    What stays takes the dot off an i or j that has a mark above. A circle meant to enclose a letter follows it.
    """
    table = font["GSUB"].table
    contextual = {at for at, lookup in enumerate(table.LookupList.Lookup) if lookup.LookupType == CHAINED_CONTEXT}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "ccmp":
            record.Feature.LookupListIndex = [at for at in record.Feature.LookupListIndex if at in contextual]
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)


def keep(font: TTFont, features: list[str]) -> list[tuple[int, int]]:
    """Drop hints, private characters and every feature but ``features``; the ranges of characters that are left."""
    codes = {code for code in font.getBestCmap() if code >= 0x20 and not 0xE000 <= code < 0xF900}
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.drop_tables += ["FFTM", "STAT", "HVAR", "MVAR", "gvar", "avar", "fvar"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return ranges(font.getBestCmap())


def ranges(codes: Iterable[int]) -> list[tuple[int, int]]:
    """Codes as first and last of each run."""
    ordered = sorted(codes)
    gaps = [(before, after) for before, after in pairwise(ordered) if after != before + 1]
    starts = [ordered[0], *(after for _, after in gaps)]
    ends = [*(before for before, _ in gaps), ordered[-1]]
    return list(zip(starts, ends, strict=True))


if __name__ == "__main__":
    main()
