"""A name from outside is made safe to show, and keeps its ending."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.foundation.files.names import safe_name


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("report.pdf", "report.pdf"),
        ("Annual report (final), 2025.PDF", "Annual report (final), 2025.pdf"),
        ("Cynllun cydraddoldeb ŵ.docx", "Cynllun cydraddoldeb ŵ.docx"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\jo\\plan.docx", "plan.docx"),
        ("/a/b/", "file"),
        ("..", "file"),
        ("", "file"),
        (".pdf", "file.pdf"),
        (".htaccess.txt", "htaccess.txt"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie- x.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("annual\u202efdp.exe", "annualfdp.exe"),
        ("pay\u200broll\ufeff.xlsx", "payroll.xlsx"),
        ("a\u2028b\u2029c.txt", "a b c.txt"),
        ("a   b\t.txt", "a b.txt"),
        ("con.txt", "file-con.txt"),
        ("LPT1.a.txt", "file-LPT1.a.txt"),
        ("console.txt", "console.txt"),
        ('<b>"x"|?*;`$.csv', "b--x.csv"),
        ("e\u0301.txt", "é.txt"),
        ("e\u200d\u0301.txt", "é.txt"),
        ("x.tar.gz", "x.tar.gz"),
        ("no ending", "no ending"),
        ("Dr. Someone's notes", "Dr. Someone's notes"),
        ("bad\udcffbyte.pdf", "badbyte.pdf"),
        ("report.pdf ", "report.pdf"),
        ("report.pdf.", "report.pdf"),
    ],
)
def test_a_name_is_made_safe(sent, shown):
    assert safe_name(sent) == shown


@pytest.mark.parametrize(("length", "kept"), [(96, 96), (97, 96), (5000, 96)])
def test_a_long_name_is_cut_before_its_ending(length, kept):
    assert safe_name("n" * length + ".pdf") == "n" * kept + ".pdf"


@given(st.text(st.characters(codec=None), max_size=300))
def test_any_name_at_all_comes_out_plain_short_and_the_same_the_second_time(sent):
    shown = safe_name(sent)

    assert 1 <= len(shown) <= 100
    assert not any(unicodedata.category(each)[0] == "C" for each in shown)
    assert not set(shown) & set('/\\<>:"|?*;\r\n')
    assert not shown.startswith(".")
    assert safe_name(shown) == shown
