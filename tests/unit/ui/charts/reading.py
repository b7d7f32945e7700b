"""Reading a picture back: its texts with the boxes they take, the grounds of its links, and what must not happen."""

import re
from dataclasses import dataclass
from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

from colonnade.ui.charts.measure import width

SVG = "{http://www.w3.org/2000/svg}"
SLACK = 1.0
"""Positions are rounded to whole units: what touches by less than this is not an overlap."""


@dataclass(frozen=True)
class Area:
    """What a text takes, from the top of its capitals to the foot of its descenders."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def inside(self, other: "Area") -> bool:
        """Whether all of this lies in the other."""
        return (
            self.left >= other.left - SLACK
            and self.right <= other.right + SLACK
            and self.top >= other.top - SLACK
            and self.bottom <= other.bottom + SLACK
        )

    def meets(self, other: "Area") -> bool:
        """Whether the two share ground."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > SLACK and down > SLACK


def parsed(svg: str) -> Element:
    """The picture as a tree; fails for what is not XML."""
    return fromstring(svg)


def sheet(root: Element) -> Area:
    """The whole picture."""
    _, _, wide, tall = (float(number) for number in root.attrib["viewBox"].split())
    return Area(0, 0, wide, tall)


def texts(root: Element, **inherited: str) -> list[Area]:
    """Every text under an element with the area that the width table gives it."""
    style = {**inherited, **{k: v for k, v in root.attrib.items() if k in {"text-anchor", "font-size", "font-weight"}}}
    if root.tag == f"{SVG}text":
        return [_area(root, style)]
    return [area for child in root for area in texts(child, **style)]


def _area(text: Element, style: dict[str, str]) -> Area:
    size, x, y = float(style["font-size"]), float(text.attrib["x"]), float(text.attrib["y"])
    wide = width(text.text or "", size, bold=style.get("font-weight") == "bold")
    left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[style["text-anchor"]]
    return Area(left, y - 0.72 * size, left + wide, y + 0.21 * size, text.text or "")


def drawn_box(path: Element) -> Area:
    """The area of a box that is drawn as a path."""
    found = re.fullmatch(r"M([\d.-]+) ([\d.-]+)h([\d.]+)v([\d.]+)h-[\d.]+Z", path.attrib["d"])
    if not found:
        raise ValueError(path.attrib["d"])
    x, y, wide, tall = (float(number) for number in found.groups())
    return Area(x, y, x + wide, y + tall)


def links(root: Element) -> list[Element]:
    """The links of a picture, in their order."""
    return list(root.iter(f"{SVG}a"))


def words(root: Element) -> list[str]:
    """What can be read in a picture, line by line."""
    return [area.text for area in texts(root)]


def crowded(areas: list[Area]) -> list[tuple[str, str]]:
    """The texts that run into each other."""
    return [(one.text, other.text) for one, other in combinations(areas, 2) if one.meets(other)]


def faults(svg: str) -> list[str]:
    """Everything wrong with the room that texts take: outside the picture, over a box's edge, or over each other."""
    root = parsed(svg)
    style = {"font-size": root.attrib["font-size"], "text-anchor": root.attrib["text-anchor"]}
    areas = texts(root)
    found = [f"outside: {area.text}" for area in areas if not area.inside(sheet(root))]
    found += [f"over each other: {pair}" for pair in crowded(areas)]
    for link in links(root):
        ground = drawn_box(link[0])
        found += [f"over its box: {a.text}" for a in texts(link, **style) if a.meets(ground) and not a.inside(ground)]
    return found
