"""Cut the typefaces that go into every PDF from their published sources, and list the characters they have.

Run it when Inter or DejaVu changes, in an environment of its own, then commit what it writes:

    python -m venv /tmp/fonts && /tmp/fonts/bin/pip install fonttools fontpkg-inter==4.1.post1 matplotlib
    /tmp/fonts/bin/python tools/cut_fonts.py

Inter is published as a variable font, and variable fonts fall to their default weight inside SVG images, so each
weight is cut as a static font of its own. DejaVu Sans, which matplotlib carries, stands in for the scripts Inter lacks:
Hebrew, Arabic, Armenian, Georgian and many symbols. The same sources give the same bytes.
"""

from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parents[1] / "src" / "belisha" / "render" / "assets" / "fonts"

FEATURES = ["calt", "case", "ccmp", "frac", "dnom", "kern", "locl", "mark", "mkmk", "numr", "sups", "tnum", "zero"]
"""What the documents use: kerning, combining marks, tabular figures, fractions and raised figures."""

CUTS = (("Inter", "Regular", 400, 14), ("Inter", "SemiBold", 600, 14), ("Inter Display", "SemiBold", 600, 32))
"""Family, style, weight and optical size in points: text sizes from the first two, headings from the third."""

INVISIBLE = (0x200C, 0x200D, 0x200E, 0x200F, 0x25CC)
"""Joiners, direction marks and the carrier of lone marks: Arabic and Hebrew need them in their own font."""


def main() -> None:
    """Write the fonts, their licences and ``coverage.txt`` into the package's assets."""
    FONTS.mkdir(parents=True, exist_ok=True)
    inter = package_folder("fontpkg_inter")
    covered: set[int] = set()
    for family, style, weight, size in CUTS:
        font = TTFont(inter / "files" / "Inter[opsz,wght].ttf", recalcTimestamp=False)
        instantiateVariableFont(font, {"wght": weight, "opsz": size}, inplace=True)
        font["OS/2"].usWeightClass = weight
        rename(font, family, style)
        keep(font, {code for code in font.getBestCmap() if not 0xE000 <= code < 0xF900}, FEATURES)
        font.save(FONTS / f"{family.replace(' ', '')}-{style}.ttf")
        covered |= set(font.getBestCmap())
    data = package_folder("matplotlib") / "mpl-data" / "fonts" / "ttf"
    fallback = TTFont(data / "DejaVuSans.ttf", recalcTimestamp=False)
    missing = {code for code in fallback.getBestCmap() if code not in covered and not 0xE000 <= code < 0xF900}
    keep(fallback, missing | {0x20, *INVISIBLE}, ["*"])
    fallback.save(FONTS / "DejaVuSans.ttf")
    (FONTS / "Inter-LICENSE.txt").write_bytes((inter / "LICENSE").read_bytes())
    (FONTS / "DejaVuSans-LICENSE.txt").write_bytes((data / "LICENSE_DEJAVU").read_bytes())
    (FONTS / "coverage.txt").write_text(ranges(covered | set(fallback.getBestCmap())), encoding="ascii")


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


def keep(font: TTFont, codes: set[int], features: list[str]) -> None:
    """Drop every glyph, hint and feature that ``codes`` and ``features`` do not need."""
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


def ranges(codes: set[int]) -> str:
    """Codes as lines of ``first-last`` in hexadecimal."""
    ordered = sorted(codes)
    breaks = [after for before, after in pairwise(ordered) if after != before + 1]
    starts = [ordered[0], *breaks]
    ends = [before for before, after in pairwise(ordered) if after != before + 1] + [ordered[-1]]
    return "".join(f"{start:04X}-{end:04X}\n" for start, end in zip(starts, ends, strict=True))


if __name__ == "__main__":
    main()
