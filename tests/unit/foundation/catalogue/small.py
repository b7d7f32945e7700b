"""A small made-up catalogue, whole and correct, that tests write to a folder and then break in one place."""

from pathlib import Path

SOURCES = """\
- id: harbour-board-2020
  title: Harbour Kindness Scheme
  publisher: Harbour Board
  published: 2020-05
  seed: "042"
  language: en
- id: lighthouse-2021
  title: Keeping a Light
  publisher: Lighthouse Friends
  published: 2021-02-03
  language: cy
"""

FRAMEWORK = """\
id: harbour-2020
title: Harbour Kindness Framework
short: Harbour
source: harbour-board-2020
date: 2020-05
lang: en
pillar_word: pier
element_word: berth
about:
  text: Ships that meet kindly stay longer.
  section: Start
  basis: stated
use:
  - id: u1
    text: Begin with the pier nearest to you.
    section: Start
    basis: mixed
pillars: [pillar-a.yaml, pillar-b.yaml]
facts:
  - id: f1
    text: A kind harbour has fewer collisions.
    section: Facts
    basis: stated
"""

PILLAR_A = """\
id: "1"
title: We keep a light for everyone
short: A light
about:
  text: A light that all ships can see.
  section: "1"
  basis: stated
elements:
  - id: "1.1"
    short: Lamp lit
    statement:
      text: The lamp is lit each night.
      section: "1.1"
      basis: stated
    recommendation:
      text: Light the lamp before dusk.
      section: "1.1"
      basis: stated
    learning:
      - id: l1
        text: Crews trusted the harbour once the lamp stayed lit.
        section: "1.1"
        basis: stated
      - id: l2
        text: Rules for lamps may change.
        section: "1.1"
        basis: mixed
        jurisdiction: [Wales]
        review_by: 2026-12-31
    evidence:
      - {id: e1, text: A log of lit lamps., section: "1.1", basis: derived}
      - {id: e2, text: Letters from crews., section: "1.1", basis: derived}
      - {id: e3, text: A budget for oil., section: "1.1", basis: derived}
  - id: "1.10"
    short: Lamp keepers
    statement:
      text: Keepers know every organisation in the harbour.
      section: "1.10"
      basis: stated
    recommendation:
      text: Train the keepers.
      section: "1.10"
      basis: stated
    scope_note:
      text: The statement is about keepers, the other about training.
      section: "1.10"
      basis: derived
    learning: []
    evidence:
      - {id: e1, text: A training list., section: "1.10", basis: derived}
      - {id: e2, text: A rota., section: "1.10", basis: derived}
      - {id: e3, text: A visit., section: "1.10", basis: derived, source: lighthouse-2021}
challenges:
  - id: c1
    challenge:
      text: Oil may run out in a long winter of behaviour that nobody in the whole harbour could foresee or pay for.
      section: "1 challenges"
      basis: stated
    answers:
      - {id: a1, text: Share oil with the next harbour., section: "1 challenges", basis: stated}
    elements: ["1.1", "2.1"]
tips:
  - {id: t1, text: Start with one lamp., section: "1 summary", basis: stated}
  - {id: t2, text: Count the ships., section: "1 summary", basis: stated, date: 2019-01}
"""

PILLAR_B = """\
id: "2"
title: We greet each crew
short: Greeting
about:
  text: A greeting at the quay.
  section: "2"
  basis: stated
elements:
  - id: "2.1"
    short: A greeter at the quay
    statement:
      text: Somebody greets each crew.
      section: "2.1"
      basis: stated
    recommendation:
      text: Choose who greets.
      section: "2.1"
      basis: stated
    learning: []
    evidence:
      - {id: e1, text: A greeting book., section: "2.1", basis: derived}
      - {id: e2, text: A named greeter., section: "2.1", basis: derived}
      - {id: e3, text: Thanks from crews., section: "2.1", basis: derived}
challenges: []
tips: []
"""

SECOND = """\
id: beacon-2021
title: Beacon Guide
short: Beacon
source: lighthouse-2021
date: 2021-02
lang: cy
pillar_word: part
element_word: practice
about:
  text: How to burn bright.
  section: Start
  basis: stated
use: []
pillars: [pillar-1.yaml]
"""

SECOND_PILLAR = """\
id: A
title: Fuel
short: Fuel
about:
  text: Fuel comes first.
  section: A
  basis: stated
elements:
  - id: A.1
    short: Store fuel
    statement:
      text: Fuel is stored.
      section: A.1
      basis: stated
    recommendation:
      text: Store some fuel.
      section: A.1
      basis: stated
    learning: []
    evidence:
      - {id: e1, text: A store., section: A.1, basis: derived}
      - {id: e2, text: A key., section: A.1, basis: derived}
      - {id: e3, text: A list., section: A.1, basis: derived}
challenges: []
tips: []
"""

GLOSSARY = """\
- id: ally
  term: Ally
  text: Someone who stands beside a crew.
  section: Words
  source: lighthouse-2021
  basis: stated
  see: [quay]
- id: quay
  term: Quay
  text: >-
    Where ships tie up.
  section: Words
  source: harbour-board-2020
  basis: derived
  date: 2022-11-05
  lang: en
  audience: [staff, partners]
"""

RESOURCES = """\
- id: lamp-film
  title: The Lamp Film
  kind: video
  publisher: Harbour Board
  theme: lived experience
  elements: ["harbour-2020/1.1"]
  url: https://harbour.example/film
  published: 2019
  checked: 2025-06-30
  source: harbour-board-2020
  section: Resources
  note: Eight minutes long.
- id: oil-guide
  title: A Guide to Oil
  kind: guide
  publisher: Lighthouse Friends
  theme: context
  elements: []
  url: null
  published: null
  checked: null
  source: lighthouse-2021
  section: Resources
  note: null
"""

READING = """\
- id: five
  framework: harbour-2020
  minutes: 5
  title: Five minutes
  lead: The lamp and the words.
  steps:
    - {part: "framework:harbour-2020/about", why: It says what this is.}
    - {part: "framework:harbour-2020/pillar/1", why: It is the heart.}
    - {part: "framework:harbour-2020/element/1.10", why: Keepers matter.}
    - {part: "framework:harbour-2020/facts", why: For the board.}
    - {part: "framework:harbour-2020/challenges", why: For bad days.}
    - {part: "framework:harbour-2020/tips", why: For good days.}
    - {part: glossary, why: For the words.}
    - {part: resources, why: For the evening.}
"""

MAPPINGS = """\
- from: harbour-2020/1.1
  to: beacon-2021/A.1
  kind: wider
  why: A lamp needs fuel and more.
  basis: derived
- from: beacon-2021/A.1
  to: harbour-2020/2.1
  kind: overlaps
  why: Both are work.
  basis: derived
"""

PRACTICES = """\
- id: lamp-round
  title: A round of the lamps
  short: Lamp round
  module: I
  meets: [R083]
  elements: [harbour-2020/1.1]
  source: harbour-board-2020
  what:
    text: Somebody walks to each lamp and looks at it.
    section: "1.1"
    basis: stated
  why:
    text: A dark lamp helps nobody.
    section: Light
    basis: mixed
    source: lighthouse-2021
  scope: site
  every_months: 6
  fields:
    - {name: walked_on, label: Day of the walk, kind: date, is: [required]}
    - name: state
      label: How the lamp is
      kind: choice
      choices:
        - {value: bright, label: Bright}
        - {value: dark, label: Dark}
    - {name: crews, label: Crews that were asked, kind: number, is: [counts_people], least: 8}
    - {name: pleased, label: How many were pleased, kind: number, share_of: crews, least: 0, most: 100}
    - {name: promise, label: What will be done, kind: long_text, is: [personal], least_words: 5, hint: In short.}
    - {name: done_on, label: Day it was done, kind: date, only_after: [walked_on, promise]}
  evidence: [A photo of the lamp.]
  measure: {name: Bright lamps, unit: per cent, better: higher, is: [counts_people]}
  risks: [Walkers slip in the rain.]
  tips: [Go by daylight.]
"""

MORE_PRACTICES = """\
- id: greeting-book
  title: A book of greetings
  short: Greeting book
  module: C
  meets: [R020, R021]
  elements: [harbour-2020/2.1]
  source: harbour-board-2020
  what:
    text: Crews write down how they were greeted.
    section: "2.1"
    basis: derived
  scope: organisation
  every_months: 0
  fields:
    - {name: crew, label: Which crew, kind: text}
    - {name: words, label: What they wrote, kind: long_text}
    - {name: link, label: Where the book is, kind: link}
  evidence: [The book.]
"""

DATES = """\
- id: day-of-lamps
  title: Day of Lamps
  text: Every lamp is lit at noon.
  section: Days
  basis: derived
  source: lighthouse-2021
  when: {month: 4, weekday: monday, which: -1}
  link_title: The lamps
  url: https://lamps.example/
"""

HOME = "framework/harbour-2020"
PILLAR = f"{HOME}/pillar-a.yaml"

FILES = {
    "sources.yaml": SOURCES,
    f"{HOME}/framework.yaml": FRAMEWORK,
    PILLAR: PILLAR_A,
    f"{HOME}/pillar-b.yaml": PILLAR_B,
    "framework/beacon-2021/framework.yaml": SECOND,
    "framework/beacon-2021/pillar-1.yaml": SECOND_PILLAR,
    "framework/mappings.yaml": MAPPINGS,
    "glossary.yaml": GLOSSARY,
    "resources.yaml": RESOURCES,
    "reading.yaml": READING,
    "dates.yaml": DATES,
    "practices/greeting.yaml": MORE_PRACTICES,
    "practices/lamps.yaml": PRACTICES,
}


def write(root: Path) -> Path:
    """Write the small catalogue and give its folder."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Replace the first `old` in a file; a test that finds none of it is wrong."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{name} does not hold {old}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
