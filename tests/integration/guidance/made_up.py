"""A framework that nobody wrote: in Welsh, with HTML in its texts, without facts, and with a review that is due."""

from __future__ import annotations

from pathlib import Path

SOURCE = """
- id: harbour-board-2026
  title: Harbour <i>Kindness</i> Scheme
  publisher: Board & Crew
  published: 2026-05-04
  language: cy
"""

FRAMEWORK = """
id: harbour-2026
title: Harbour Kindness <b>Framework</b>
short: Harbour & Quay
source: harbour-board-2026
date: 2026-05-04
lang: cy
pillar_word: pier
element_word: berth
about: {text: "Ships that meet <script>alert('kindly')</script> stay longer.", section: Start, basis: stated}
use:
  - {id: u1, text: Begin with the pier nearest to you., section: Start, basis: mixed}
pillars: [pier-a.yaml]
"""

PIER = """
id: "A"
title: We keep a light & a lamp
short: A light <u>kept</u>
about: {text: A light that all ships can see., section: "A", basis: stated}
elements:
  - id: "A.1"
    short: Lamp <em>lit</em>
    statement: {text: "The lamp is lit each night, \\"always\\".", section: "A.1", basis: stated}
    recommendation: {text: Light the lamp before dusk., section: "A.1", basis: derived}
    learning: []
    evidence:
      - {id: e1, text: A log of lit lamps., section: "A.1", basis: derived}
      - {id: e2, text: Letters from crews., section: "A.1", basis: mixed}
      - id: e3
        text: Oil bought under the law of lamps.
        section: "A.1"
        basis: mixed
        jurisdiction: [Wales, England]
        review_by: 2027-03-31
challenges:
  - id: c1
    challenge: {text: Oil may run out <img src=x onerror=alert(1)>., section: "A challenges", basis: stated}
    answers:
      - {id: a1, text: Share oil., section: "A challenges", basis: stated}
      - {id: a2, text: Count the barrels., section: "A challenges", basis: derived}
    elements: ["A.1"]
tips: []
"""

MAPPING = """
- {from: harbour-2026/A.1, to: inclusion-2022/1.1, kind: wider, why: Lamps & leaders., basis: derived}
"""

RESOURCE = """
- id: lamp-film
  title: Lamps <b>on film</b>
  kind: video
  publisher: Lamp & Co
  theme: language
  elements: ["harbour-2026/A.1"]
  url: https://example.org/lamps?a=1&b=2
  published: "2026-02-03"
  checked: 2026-06-07
  source: harbour-board-2026
  section: Films
  note: null
"""


def add_to(root: Path) -> None:
    """Write it beside the frameworks of a catalogue."""
    folder = root / "framework" / "harbour-2026"
    folder.mkdir()
    (folder / "framework.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (folder / "pier-a.yaml").write_text(PIER, encoding="utf-8")
    for name, more in (("sources", SOURCE), ("framework/mappings", MAPPING), ("resources", RESOURCE)):
        with (root / f"{name}.yaml").open("a", encoding="utf-8") as file:
            file.write(more)
