"""A matplotlib backend that draws on the tagged canvas: lines and areas as vectors, text as text in our faces.

svg and raster detours lose hatching or text; this renderer is small because charts use few kinds of drawing.
"""

import math
from collections.abc import Sequence
from typing import Any, cast

from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from qmapp.reports.pdf import faces

#: matplotlib's hatch pattern is a unit square, repeated every 72 points.
_HATCH_TILE = 72


def draw_figure(figure: Figure, canvas: Any) -> None:
    """Draw a figure with its lower left corner at the canvas's origin, one point of the figure as one of the page."""
    figure.set_dpi(72)
    FigureCanvasBase(figure)
    figure.draw(_Renderer(canvas, *(float(side) * 72 for side in figure.get_size_inches())))


class _Renderer(RendererBase):
    def __init__(self, canvas: Any, width: float, height: float):
        super().__init__()
        self._tagged = canvas
        self._canvas: Canvas = canvas.reportlab
        self._size = (width, height)

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._size

    def points_to_pixels(self, points: float) -> float:  # type: ignore[override]  # arrays never come here
        return points

    def flipy(self) -> bool:
        return False

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 - matplotlib's name
    ) -> None:
        canvas = self._canvas
        red, green, blue, alpha = gc.get_rgb()
        stroked = gc.get_linewidth() > 0 and alpha > 0
        filled = rgbFace is not None and (len(rgbFace) < 4 or rgbFace[3] > 0)
        canvas.saveState()
        canvas.setStrokeColor(Color(red, green, blue))
        canvas.setLineWidth(gc.get_linewidth())
        offset, dashes = gc.get_dashes()
        if dashes is not None:
            canvas.setDash([float(each) for each in cast(Sequence[float], dashes)], float(offset or 0))
        if filled:
            canvas.setFillColor(Color(*(float(each) for each in rgbFace[:3])))
        if gc.get_hatch() is None:
            canvas.drawPath(self._trace(path, transform), stroke=int(stroked), fill=int(filled))
        else:
            if filled:
                canvas.drawPath(self._trace(path, transform), stroke=0, fill=1)
            self._hatch(gc, path, transform)
            canvas.drawPath(self._trace(path, transform), stroke=int(stroked), fill=0)
        canvas.restoreState()

    def _hatch(self, gc: GraphicsContextBase, path: Path, transform: Transform) -> None:
        canvas = self._canvas
        pattern = gc.get_hatch_path()
        if pattern is None:
            return
        canvas.saveState()
        canvas.clipPath(self._trace(path, transform), stroke=0, fill=0)
        colour = Color(*gc.get_hatch_color()[:3])
        canvas.setStrokeColor(colour)
        canvas.setFillColor(colour)
        canvas.setLineWidth(gc.get_hatch_linewidth())
        extent = path.get_extents(transform)
        for column in range(math.floor(extent.x0 / _HATCH_TILE), math.ceil(extent.x1 / _HATCH_TILE)):
            for row in range(math.floor(extent.y0 / _HATCH_TILE), math.ceil(extent.y1 / _HATCH_TILE)):
                tile = Affine2D().scale(_HATCH_TILE).translate(column * _HATCH_TILE, row * _HATCH_TILE)
                canvas.drawPath(self._trace(pattern, tile), stroke=1, fill=int("." in (gc.get_hatch() or "")))
        canvas.restoreState()

    def _trace(self, path: Path, transform: Transform) -> Any:
        """A path in reportlab's terms; quadratic curves are raised to cubic ones."""
        traced = self._canvas.beginPath()
        x = y = 0.0
        for points, code in path.iter_segments(transform, curves=True, simplify=False):
            values = [float(each) for each in points]
            if code == Path.MOVETO:
                traced.moveTo(*values)
            elif code == Path.LINETO:
                traced.lineTo(*values)
            elif code == Path.CURVE3:
                x1, y1, x2, y2 = values
                first = (x + 2 / 3 * (x1 - x), y + 2 / 3 * (y1 - y))
                traced.curveTo(*first, x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2), x2, y2)
            elif code == Path.CURVE4:
                traced.curveTo(*values)
            elif code == Path.CLOSEPOLY:
                traced.close()
                continue
            x, y = values[-2:]
        return traced

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        colour = "#" + bytes(round(part * 255) for part in gc.get_rgb()[:3]).hex()
        # The space keeps the texts of a chart apart for whoever copies or reads them aloud.
        for glyphs in faces.glyphs(s + " ", _face(prop)):
            size = prop.get_size_in_points()
            self._tagged.show(x, y, glyphs.text, glyphs.face, size, colour, glyphs.actual)
            x += faces.face(glyphs.face).width(glyphs.text, size)

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        size = prop.get_size_in_points()
        return faces.width(s, _face(prop), size), size * 0.9, size * 0.22

    def draw_image(self, *_: Any, **__: Any) -> None:
        raise NotImplementedError("charts hold no raster images")


def _face(prop: FontProperties) -> str:
    weight = prop.get_weight()
    strong = weight >= 600 if isinstance(weight, int | float) else weight in {"semibold", "bold", "heavy"}
    return "semibold" if strong else "regular"
