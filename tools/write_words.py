"""Write out the words of the British dictionary that the checks spell by, with its licence.

Run it when the dictionary changes, in a folder of its own, then commit what it writes:

    npm pack dictionary-en-gb@3.0.0 && tar xzf dictionary-en-gb-3.0.0.tgz
    python tools/write_words.py package

The dictionary is a list of stems and a list of affixes, which is small and slow to ask. Here every word is written out
once, so that the checks look one up in a sorted file of which nothing has to be made. The same source gives the same
bytes.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WORDS = Path(__file__).parents[1] / "src" / "belisha" / "check" / "words"
_ASIDE = {"M", "!"}
"""The flags of 's, which is taken off before a word is looked up, and of what is never suggested."""


@dataclass(frozen=True)
class Affix:
    """``strip`` gives way to ``add`` at the front or the end of the stems that match ``where``.

    One that ``crosses`` may stand on a stem that has another at its other end.
    """

    front: bool
    crosses: bool
    strip: str
    add: str
    where: re.Pattern[str]

    def on(self, stem: str) -> str | None:
        if not self.where.search(stem):
            return None
        if self.front:
            return self.add + stem[len(self.strip) :]
        return stem[: len(stem) - len(self.strip)] + self.add


def main(package: Path) -> None:
    """Write ``english.txt`` and the licence into the package's words."""
    affixes = read_affixes((package / "index.aff").read_text("utf-8"))
    stems = (package / "index.dic").read_text("utf-8").splitlines()[1:]
    words = {word for line in stems for word in spelt(*line.partition("/")[::2], affixes)}
    kept = sorted(word.encode() for word in words if re.fullmatch(r"[^\W\d_](?:[^\W\d_]|')*", word))
    WORDS.mkdir(exist_ok=True)
    (WORDS / "english.txt").write_bytes(b"\n".join([b"", *kept, b""]))
    (WORDS / "english-LICENSE.txt").write_bytes((package / "license").read_bytes())


def read_affixes(text: str) -> dict[str, list[Affix]]:
    """The affixes by their flags."""
    found: dict[str, list[Affix]] = {}
    crosses = False
    for line in text.splitlines():
        kind, *cells = line.split() or [""]
        if kind in {"PFX", "SFX"} and len(cells) == 3:
            crosses = cells[1] == "Y"
        elif kind in {"PFX", "SFX"}:
            flag, strip, add, where = cells
            front = kind == "PFX"
            pattern = re.compile(f"^{where}" if front else f"{where}$")
            affix = Affix(front, crosses, strip.replace("0", ""), add.replace("0", ""), pattern)
            found.setdefault(flag, []).append(affix)
    return found


def spelt(stem: str, flags: str, affixes: dict[str, list[Affix]]) -> Iterator[str]:
    """A stem with each of its affixes, and with each of its prefixes before each of its suffixes."""
    used = [affix for flag in flags if flag not in _ASIDE for affix in affixes.get(flag, [])]
    fronts = [affix for affix in used if affix.front and affix.crosses]
    ends = [affix for affix in used if not affix.front]
    yield stem
    yield from (made for affix in used if (made := affix.on(stem)))
    crossing = [made for affix in ends if affix.crosses and (made := affix.on(stem))]
    yield from (made for word in crossing for affix in fronts if (made := affix.on(word)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
