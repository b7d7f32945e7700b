"""The board report: as a page, as files, issued and read again."""

from __future__ import annotations

import html
import io
import re
import zipfile

import docx
import pytest
from django.urls import reverse

from colonnade.apps.programme import actions as programme
from colonnade.apps.reporting import actions, selectors
from colonnade.apps.reporting.models import BoardReport
from colonnade.apps.reporting.presenters import board_document, issued_document, report_file
from colonnade.foundation import clock
from colonnade.foundation.audit.models import Entry
from colonnade.foundation.refusal import Refused
from colonnade.ui.documents import Paragraph, Table, frozen
from tests.factories import agree_all, answer_all, contributors, open_round
from tests.unit.ui.documents.samples import ARABIC, EMOJI, MARKUP
from tests.unit.ui.documents.tagging import faults, headings, text_of


def report(cast, title=""):
    with cast.acting():
        return board_document(selectors.board_facts(cast.organisation, clock.today()), title)


def page(cast, name, *args):
    return reverse(name, args=[cast.organisation.code, *args])


def words(text):
    return re.sub(r"\s+", " ", text)


def word_texts(data):
    made = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return words(" ".join([*(one.text for one in made.paragraphs), *cells]))


def test_every_format_says_the_same(told):
    document = report(told)
    pdf, word, web = (report_file(document, ending) for ending in ("pdf", "docx", "html"))
    pdf_text, word_text, web_text = words(" ".join(text_of(pdf))), word_texts(word), _web_text(web)
    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    said += [cell for block in document.blocks if isinstance(block, Table) for row in block.rows for cell in row]
    assert len(said) > 100
    for text in map(words, said):
        assert text in word_text
        assert text in web_text
        assert text in pdf_text


def test_the_pdf_can_be_read_by_everybody_and_has_a_page_for_each_pillar(told):
    made = report_file(report(told), "pdf")
    assert faults(made) == []
    pages = text_of(made)
    assert [number for number, text in enumerate(pages) if "Pillar 1: " in text] == [1]
    assert sum("Pillar" in text and ": We" in text for text in pages) == 6
    assert headings(made).count(1) >= 12


@pytest.mark.parametrize("text", [MARKUP, EMOJI, ARABIC, "word " * 2000, "= heading\n#panic()"])
def test_what_a_chair_wrote_comes_through_as_text_in_every_format(trust, text):
    """A reason of 10,000 characters, emoji, text from the right, and signs that typst would read as commands."""
    round_ = open_round(trust)
    [person] = contributors(trust, round_, "teams", 1)
    answer_all(trust, round_, person)
    with trust.acting():
        ended = programme.end_answers(round_=round_, by=trust.round_chair)
        agree_all(trust, ended)
        programme.record_agreement(
            round_=ended, element="1.1", rating="in_place", reason=text, dissent=text, version=1, by=trust.round_chair
        )
        programme.close_round(round_=ended, note="", by=trust.round_chair)
    document = report(trust)
    assert faults(report_file(document, "pdf")) == []
    for found in (word_texts(report_file(document, "docx")), _web_text(report_file(document, "html"))):
        assert words(text.strip()) in found
    printed = words(" ".join(text_of(report_file(document, "pdf"))))
    if text.startswith("word"):
        # A page ends in it, so it is counted: in the reason and in the dissent.
        assert printed.count("word ") >= 4000
    elif text.isascii():
        assert words(text.strip()) in printed


def _web_text(data):
    return words(html.unescape(re.sub(r"<[^>]+>", " ", data.decode())))


def test_nobody_is_named_but_in_their_post(told):
    """Members are told by their posts; who contributed is never told."""
    web = report_file(report(told), "html").decode()
    assert "Director of people" in web
    for person in told.people.values():
        assert person.name not in web
        assert person.email not in web
    assert "Contributor" not in web


def test_an_issued_report_stays_as_it_was(told):
    document = report(told, "Board report, March")
    with told.acting():
        made = actions.issue_report(
            organisation=told.organisation,
            title="Board report, March",
            as_of=clock.today(),
            figures={},
            document=frozen(document),
            by=told.inclusion_lead,
        )
        programme.record_progress(
            organisation=told.organisation,
            element="inclusion-2022/1.1",
            level="significant",
            action_to_date="Changed since.",
            by=told.inclusion_lead,
        )
        kept = selectors.report_by_number(told.organisation, 1)
        entry = Entry.objects.within(told.organisation).get(verb="report.issued")
    assert "Changed since." not in report_file(issued_document(kept), "html").decode()
    assert "Changed since." in report_file(report(told), "html").decode()
    assert issued_document(kept).blocks == document.blocks
    assert issued_document(kept).status.startswith("Report 1, issued on ")
    assert entry.subject == f"report {made.number}"
    assert "Minutes" not in str(entry.detail)


@pytest.mark.parametrize(("title", "sentence"), [(" ", "Enter a title"), ("x" * 121, "120 characters at most")])
def test_a_report_is_issued_under_a_title(told, title, sentence):
    with told.acting(), pytest.raises(Refused, match=sentence):
        actions.issue_report(
            organisation=told.organisation,
            title=title,
            as_of=clock.today(),
            figures={},
            document={},
            by=told.inclusion_lead,
        )


def test_the_page_shows_the_report_and_leads_to_its_files(told, client_of):
    browser = client_of(told.board_reader)
    text = browser.get(page(told, "board-report")).content.decode()
    assert "Ask every leader" in text
    assert "Issue this report" not in text
    for ending, begin in (("pdf", b"%PDF-"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>")):
        address = page(told, "board-report-file", ending)
        assert address in text
        answer = browser.get(address)
        assert answer.content.startswith(begin)
        assert answer["Content-Disposition"].startswith('attachment; filename="board-report-')
        assert "sandbox" in answer["Content-Security-Policy"]
    assert browser.get(page(told, "board-report").replace("report/", "report/file/exe/")).status_code == 404


def test_a_report_is_issued_on_the_page_and_read_again(told, client_of):
    browser = client_of(told.executive_sponsor)
    assert browser.post(page(told, "issue-report"), {"title": ""}).status_code == 422
    sent = browser.post(page(told, "issue-report"), {"title": "Board report, March"})
    assert sent["Location"] == page(told, "issued-report", 1)
    reader = client_of(told.board_reader)
    assert "Board report, March" in reader.get(page(told, "issued-report", 1)).content.decode()
    assert "1. Board report, March" in reader.get(page(told, "board-report")).content.decode()
    for ending in ("pdf", "docx", "html"):
        assert reader.get(page(told, "issued-report-file", 1, ending)).status_code == 200
    assert reader.get(page(told, "issued-report-file", 2, "pdf")).status_code == 404
    assert reader.post(page(told, "issue-report"), {"title": "Mine"}).status_code == 403
    with told.acting():
        assert BoardReport.objects.within(told.organisation).count() == 1


def test_the_word_file_holds_nothing_but_a_document(told):
    with zipfile.ZipFile(io.BytesIO(report_file(report(told), "docx"))) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
    assert not [name for name in names if "vba" in name.lower() or "embeddings" in name]
    assert len([name for name in names if name.startswith("word/media/")]) == 2
