"""Pictures drawn on the server: frozen dataclasses in, SVG text out; no Django, no clock, no style attribute.

`home` draws the pillars as a building, `spread` draws how far apart the voices are. Each picture comes wide and narrow
(for a screen of 320 pixels); a page holds both, and `charts.css` shows the one that fits. Print takes the wide one.
"""
