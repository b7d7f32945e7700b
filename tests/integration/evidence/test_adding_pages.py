"""The page that adds evidence, real files in and out of it, and what it refuses and keeps."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

import pytest

from colonnade.apps.evidence.models import Evidence
from colonnade.apps.evidence.selectors import versions
from colonnade.foundation.files import LIMITS, Store
from colonnade.foundation.tenancy.models import Organisation
from tests.integration.evidence import samples
from tests.integration.evidence.conftest import LATER, OTHER_ELEMENT, client_of
from tests.integration.evidence.filled import ADD, LIST, all_evidence, page_of, typed, upload

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from colonnade.apps.accounts.models import Person


def test_adding_a_note(evidence_trust: Organisation, evidence_lead: Person) -> None:
    client = client_of(evidence_lead)
    done = client.post(ADD, typed(evidence_lead))
    [made] = all_evidence(evidence_trust)
    assert (done.status_code, done["Location"]) == (302, page_of(made))
    assert (made.title, made.stale_after, made.owner_id) == ("Minutes of May", LATER, evidence_lead.pk)
    shown = client.get(done["Location"]).text
    assert "The evidence has been added." in shown
    assert "The board talked about it." in shown


def test_adding_a_link(evidence_trust: Organisation, evidence_lead: Person) -> None:
    client = client_of(evidence_lead)
    client.post(ADD, typed(evidence_lead, kind="link", link="HTTPS://Example.org/x"))
    [made] = all_evidence(evidence_trust)
    shown = client.get(page_of(made)).text
    assert 'href="https://example.org/x" rel="noopener noreferrer external"' in shown
    assert versions(made)[0].note == ""


@pytest.mark.parametrize(
    ("name", "made", "media_type"),
    [
        ("minutes of May.pdf", samples.pdf, "application/pdf"),
        ("poster.PNG", samples.png, "image/png"),
        ("plan.docx", samples.docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_a_real_file_goes_in_and_comes_out_clean(
    evidence_trust: Organisation, evidence_lead: Person, name: str, made: Callable[[], bytes], media_type: str
) -> None:
    client = client_of(evidence_lead)
    done = client.post(ADD, typed(evidence_lead, kind="file", file=upload(name, made())), follow=True)
    assert "Taken out of the file: " in done.text
    [piece] = all_evidence(evidence_trust)
    [version] = versions(piece)
    answer = client.get(page_of(piece, "versions", 1, "file"))
    content = b"".join(answer)
    assert hashlib.sha256(content).hexdigest() == version.sha256
    assert samples.CANARY.encode() not in content
    assert answer["Content-Type"] == media_type


def test_a_download_is_attached_neutral_in_name_and_runs_nothing(
    evidence_trust: Organisation, evidence_lead: Person
) -> None:
    client = client_of(evidence_lead)
    given = typed(evidence_lead, kind="file", file=upload("trans staff of ward 7.pdf", samples.pdf()))
    client.post(ADD, given)
    [piece] = all_evidence(evidence_trust)
    answer = client.get(page_of(piece, "versions", 1, "file"))
    assert answer.streaming
    short = versions(piece)[0].sha256[:8]
    assert answer["Content-Disposition"] == f'attachment; filename="evidence-{short}.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; sandbox;")
    assert int(answer["Content-Length"]) == versions(piece)[0].size
    assert b"".join(answer).startswith(b"%PDF-")
    head = client.head(page_of(piece, "versions", 1, "file"))
    assert (head.status_code, b"".join(head)) == (200, b"")


def test_only_a_file_that_is_there_can_be_downloaded(
    evidence_piece: Evidence, evidence_lead: Person, evidence_root: Path
) -> None:
    client = client_of(evidence_lead)
    assert client.get(page_of(evidence_piece, "versions", 1, "file")).status_code == 404
    assert client.get(page_of(evidence_piece, "versions", 2, "file")).status_code == 404
    client.post(ADD, typed(evidence_lead, kind="file", file=upload("a.pdf", samples.pdf())))
    made = all_evidence(evidence_piece.organisation)[-1]
    for path in [path for path in evidence_root.rglob("*") if path.is_file()]:
        path.unlink()
    assert client.get(page_of(made, "versions", 1, "file")).status_code == 404


def kept(page: str) -> None:
    """Say that the page still holds everything that was typed besides the file."""
    assert 'value="Minutes of May"' in page
    assert "Typed beside it" in page
    assert re.search(r'id="id_stale_after_2"[^>]*value="2028"', page)
    assert re.search(rf'value="{OTHER_ELEMENT}" checked', page)
    assert re.search(r'value="file" checked', page)


@pytest.mark.attack
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("minutes.pdf", b"<!doctype html><script>alert(1)</script>", "inside it is a web page"),
        ("minutes.pdf", b"MZ\x90\x00\x03", "inside it is a program"),
        ("minutes.exe", b"MZ\x90\x00\x03", "This kind of file cannot be taken"),
        ("minutes.pdf", b"", "This file is empty"),
        ("minutes.docx", samples.png(), "inside it is"),
        ("minutes.pdf", b"%PDF-1.7\n" + b"a" * LIMITS.file_bytes, "bigger than 10 MB"),
    ],
)
def test_a_refused_upload_keeps_what_was_typed_and_says_why_beside_the_field(
    evidence_lead: Person, evidence_root: Path, name: str, content: bytes, says: str
) -> None:
    given = typed(
        evidence_lead, kind="file", file=upload(name, content), note="Typed beside it", elements=[OTHER_ELEMENT]
    )
    answer = client_of(evidence_lead).post(ADD, given)
    assert answer.status_code == 422
    beside = re.search(r'id="id_file-error">(.*?)<input', answer.text, re.DOTALL)
    assert beside is not None
    assert says in beside.group(1)
    assert 'href="#id_file"' in answer.text
    assert "<title>Error: Add evidence" in answer.text
    kept(answer.text)
    assert all_evidence(Organisation.objects.get(code="rx1")) == []
    assert not evidence_root.exists()


def test_a_full_disk_keeps_what_was_typed(
    evidence_trust: Organisation, evidence_lead: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Store, "put", full)
    given = typed(
        evidence_lead,
        kind="file",
        file=upload("a.pdf", samples.pdf()),
        note="Typed beside it",
        elements=[OTHER_ELEMENT],
    )
    answer = client_of(evidence_lead).post(ADD, given)
    assert answer.status_code == 422
    assert "could not be kept just now" in answer.text
    kept(answer.text)
    assert all_evidence(evidence_trust) == []


def test_a_good_file_beside_another_mistake_has_to_be_chosen_again_and_the_page_says_so(
    evidence_trust: Organisation, evidence_lead: Person
) -> None:
    given = typed(evidence_lead, kind="file", file=upload("a.pdf", samples.pdf()), title="")
    answer = client_of(evidence_lead).post(ADD, given)
    assert answer.status_code == 422
    assert "Choose it again" in answer.text


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({"title": ""}, "title", "Enter a title"),
        ({"title": "a" * 161}, "title", "160"),
        ({"kind": ""}, "kind", "Choose whether it is a file, a link or a note"),
        ({"kind": "file"}, "file", "Choose a file"),
        ({"kind": "link", "link": "javascript:alert(1)"}, "link", "beginning with https://"),
        ({"kind": "link", "link": "https://sam:pass@example.org"}, "link", "name and password"),
        ({"note": " "}, "note", "Write the note"),
        ({"stale_after_0": ""}, "stale_after", "Enter a real date"),
        ({"stale_after_2": "2027"}, "stale_after", "after today"),
        ({"stale_after_0": "10", "stale_after_2": "2032"}, "stale_after", "five years"),
        ({"owner": "0"}, "owner", "Choose an owner from the list"),
        ({"elements": []}, "elements", "Choose at least one element"),
        ({"elements": ["nothing/1"]}, "elements", "Choose elements from the list"),
    ],
)
def test_a_mistake_is_said_beside_its_field(
    evidence_trust: Organisation, evidence_lead: Person, given: dict[str, Any], field: str, says: str
) -> None:
    answer = client_of(evidence_lead).post(ADD, typed(evidence_lead, **given))
    assert answer.status_code == 422
    beside = re.search(rf'id="id_{field}-error">(.*?)</span>\s*(?:<|$)', answer.text, re.DOTALL)
    assert beside is not None
    assert says in re.sub(r"\s+", " ", answer.text[beside.start() :][:400])
    assert all_evidence(evidence_trust) == []


def test_the_summary_names_what_is_wrong_in_the_order_of_the_page(
    evidence_trust: Organisation, evidence_lead: Person
) -> None:
    given = typed(evidence_lead, title="", kind="link", link="nowhere", stale_after_2="", elements=[])
    answer = client_of(evidence_lead).post(ADD, given)
    summary = answer.text[answer.text.index("There is a problem") : answer.text.index("<h1")]
    places = re.findall(r'href="#id_(\w+)"', summary)
    assert places == ["title", "link", "stale_after_0", "elements"]
    for place in places:
        assert f'id="id_{place}"' in answer.text


@pytest.mark.attack
def test_an_owner_of_another_organisation_cannot_be_chosen(
    evidence_trust: Organisation, evidence_lead: Person, evidence_foreign: Evidence
) -> None:
    answer = client_of(evidence_lead).post(ADD, typed(evidence_lead, owner=evidence_foreign.owner_id))
    assert answer.status_code == 422
    assert "Robin Hale" not in answer.text


@pytest.mark.attack
def test_what_was_typed_is_never_markup(evidence_trust: Organisation, evidence_lead: Person) -> None:
    attack = "<script>alert(1)</script>"
    client = client_of(evidence_lead)
    client.post(ADD, typed(evidence_lead, title=attack, note=attack))
    [made] = all_evidence(evidence_trust)
    for page in (LIST, page_of(made), page_of(made, "change"), page_of(made, "withdraw")):
        assert attack not in client.get(page).text
        assert "&lt;script&gt;" in client.get(page).text


def test_an_element_in_the_address_is_chosen_beforehand(evidence_trust: Organisation, evidence_lead: Person) -> None:
    page = client_of(evidence_lead).get(f"{ADD}?element={OTHER_ELEMENT}").text
    assert re.findall(r'value="([^"]+)" checked', page) == [OTHER_ELEMENT]
    assert re.findall(r"<details class=\"nhsuk-details\"( open)?>", page) == ["", " open"]
    nothing = client_of(evidence_lead).get(f"{ADD}?element=nothing/1").text
    assert re.findall(r'value="([^"]+)" checked', nothing) == []
