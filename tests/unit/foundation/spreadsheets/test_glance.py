"""What is seen at a glance is what the parser sees, or nothing."""

from hypothesis import given
from hypothesis import strategies as st

from colonnade.foundation.files import Refused, markup
from colonnade.foundation.spreadsheets import BOUNDS
from colonnade.foundation.spreadsheets.glance import reach
from colonnade.foundation.spreadsheets.scan import Seen, _OfficeSheet

PIECES = [
    "<row r='3'>", '<row r="7">', "<row>", "</row>", '<c r="B2"><v>1</v></c>', '<c r="AC19" s="1" t="s"><v>1</v></c>',
    "<c><v>1</v></c>", "<c r='Z9'/>", '<c r="ZZZ99999"/>', '<c s="r=&quot;A1&quot;" r="D4"/>', "<c/>",
    '<c s=">" r="K11"/>', '<x:c xmlns:x="u" r="M5"/>', "<!-- <c r='A1'/> -->", "<![CDATA[<c r='A1'/>]]>", "<?a b?>",
    "<f>1+1</f>", "<cols/>", '<c r="b7"/>', '<c\nr="C3"\n/>', "text",
]  # fmt: skip


def parsed(content):
    """How far the parser sees it reach; None where it cannot be read."""
    seen = Seen()
    sheet = _OfficeSheet(BOUNDS, seen, 0)
    try:
        markup.walk(content, sheet.attach)
    except Refused:
        return None
    return sheet._lowest, sheet._widest


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_a_glance_is_right_or_sees_nothing(pieces):
    content = f'<?xml version="1.0"?><worksheet><sheetData>{"".join(pieces)}</sheetData></worksheet>'.encode()
    glanced, found = reach(content), parsed(content)
    if glanced is not None and found is not None:
        assert glanced == found


def test_a_plain_sheet_is_seen():
    assert reach(b'<?xml version="1.0"?><worksheet><c r="B2" s="1"><v>1</v></c><c r="AA7"/></worksheet>') == (7, 27)
    assert reach(b"<worksheet/>") == (0, 0)
