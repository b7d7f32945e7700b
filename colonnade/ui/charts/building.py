"""What the wide and the narrow picture of the building share: names of drums, names of pillars, the key."""

from functools import partial

from colonnade.ui.charts.marks import SAMPLE, Box, Drawn, KeyItem, arrow, sample
from colonnade.ui.charts.markup import LIVE, WHITE, lines, link
from colonnade.ui.charts.measure import clean, fit
from colonnade.ui.charts.pictures import Column, Element, HomePicture, Move, Standing
from colonnade.ui.charts.words import HomeWords

__all__ = ["drum_name", "key_items", "pillar_name"]


def drum_name(element: Element, words: HomeWords) -> str:
    """What a person who hears the picture is told of one drum."""
    said = f"{clean(element.number)} {clean(element.label)}: {words.standing(element.standing)}"
    moved = words.move(element.move)
    return clean(f"{said}, {moved}" if moved else said)


def pillar_name(column: Column, x: float, top: float, room: float, *, size: float, anchor: str = "middle") -> Drawn:
    """The name of a pillar, wrapped and bold; underlined and blue where it leads to the pillar's page."""
    block = fit(column.name, room, size, least=12, bold=True)
    if not column.href:
        return Drawn(lines(block, x, top, anchor), top + block.height)
    text = lines(block, x, top, anchor, fill=LIVE, text_decoration="underline")
    across, left = round(block.width) + 8, block.width / 2 if anchor == "middle" else 0
    ground = Box(round(x - left) - 4, round(top) - 3, across, round(block.height) + 6)
    return Drawn(link(column.href, clean(column.name), ground.draw(fill=WHITE), text), top + block.height)


def key_items(picture: HomePicture, words: HomeWords, prefix: str) -> list[KeyItem]:
    """The key: every standing, because together they are the scale, and then the moves that are there."""
    used = {element.move for column in picture.columns for element in column.elements}
    standings = [KeyItem(sample(standing, prefix), SAMPLE[0], words.key(standing)) for standing in Standing]
    moves = [KeyItem(partial(arrow, move), 14, words.move(move)) for move in Move if move in used - {Move.NONE}]
    return standings + moves
