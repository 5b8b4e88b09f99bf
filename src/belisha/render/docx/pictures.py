"""The charts as pictures: one Typst run turns all of the report's SVG charts into PNG, which every Word shows alike."""

from __future__ import annotations

import json
import re
from pathlib import Path

import typst
from msgspec import Struct, field

from belisha.render.chart.svg import escape
from belisha.render.pdf.typeface import fonts, printable

_PIXELS_PER_INCH = 200
_POINTS_PER_MM = 72 / 25.4
_EMU_PER_MM = 36_000
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_TEMPLATE = Path(__file__).parent / "parts" / "pictures.typ"


class Pictures(Struct):
    """The pictures of one document, in the order in which they were placed."""

    _drawings: list[tuple[str, float]] = field(default_factory=list)

    def place(self, svg: str, width: float, alternative: str, *, exact: bool = False) -> str:
        """A run that shows ``svg`` at a width in millimetres; ``alternative`` says what it shows.

        An ``exact`` one is drawn as it is, another has every character set that the typefaces lack.
        """
        number = len(self._drawings) + 1
        self._drawings.append((svg if exact else printable(svg), width))
        size = _VIEW.search(svg)
        across, down = (float(size[1]), float(size[2])) if size else (1.0, 1.0)
        extent = f'cx="{round(width * _EMU_PER_MM)}" cy="{round(width * down / across * _EMU_PER_MM)}"'
        name = f'id="{number}" name="Picture {number}" descr="{escape(_one_line(alternative))}"'
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f"<wp:extent {extent}/><wp:docPr {name}/>"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{relationship(number)}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    @property
    def count(self) -> int:
        return len(self._drawings)

    def draw(self) -> list[bytes]:
        """Every picture as PNG, in order."""
        if not self._drawings:
            return []
        data = [{"svg": svg, "width": width * _POINTS_PER_MM} for svg, width in self._drawings]
        drawn: bytes | list[bytes] = typst.compile(
            str(_TEMPLATE),
            root=str(_TEMPLATE.parent),
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            format="png",
            ppi=_PIXELS_PER_INCH,
        )
        # One page comes as bytes, several as a list of them.
        return [drawn] if isinstance(drawn, bytes) else list(drawn)


def relationship(number: int) -> str:
    """The name by which the document refers to its picture of this number."""
    return f"picture{number}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
