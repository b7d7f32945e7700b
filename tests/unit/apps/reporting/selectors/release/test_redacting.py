"""Names, addresses and numbers are taken out of what somebody wrote, with a mark where each was."""

import pytest

from colonnade.apps.reporting.selectors.release import Known, Redactor
from colonnade.apps.reporting.selectors.release.redacting import everyday_words

KNOWN = Known(
    frozenset({"Zebedee Quillfeather", "Zoë Ångström-Li", "Will Team", "Inclusion lead"}),
    frozenset({"z.quill@northfield.nhs.uk", "ext 4711"}),
)


@pytest.fixture(scope="module")
def redactor():
    return Redactor(KNOWN)


@pytest.mark.parametrize(
    "written",
    [
        "Zebedee Quillfeather",
        "zebedee quillfeather",
        "ZEBEDEE\u00a0QUILLFEATHER",
        "Zebedee\nQuillfeather",
        "Quillfeather, Zebedee",
        "Zebedee",
        "Quillfeather’s",
        "Zebe\u200bdee",
        "Zebe\u00addee",
        "Zoë",
        "Zoe Angstrom-Li",
        "Ångström",
        "zebedee_q",
        "https://example.org/~quillfeather/",
    ],
)
def test_a_name_is_found_however_it_is_written(redactor, written):
    done = redactor.redact(f"We thank {written} for it.")
    assert done.marks >= 1
    for part in ("zebedee", "quillfeather", "zoë", "zoe", "ångström", "angstrom"):
        assert part not in done.text.casefold()
    assert done.text.startswith("We thank ")
    assert "[name removed]" in done.text


@pytest.mark.parametrize(
    "written",
    [
        "z.quill@northfield.nhs.uk",
        "Z.QUILL@NORTHFIELD.NHS.UK",
        "someone.else@gmail.com",
        "someone (at) gmail.com",
        "0161 496 0123",
        "07700900123",
        "+44 7700 900 123",
        "(0161) 496-0123",
        "ext 4711",
        "943 476 5919",
    ],
)
def test_addresses_and_numbers_are_found_whosever_they_are(redactor, written):
    done = redactor.redact(f"Ask {written} about it")
    assert done.marks >= 1
    assert not set("0123456789") & set(done.text)
    assert "@" not in done.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rated in place on 22 November 2026, element 1.3, 85% of 1,200 staff.",
        "2026-11-22",
        "The team will lead on inclusion.",
        "Every quill is a feather.",
        "£12,500 over 3 years",
        "#hash $dollar \\slash 🏳️‍🌈",
    ],
)
def test_what_is_nobodys_stays_to_the_letter(redactor, text):
    done = redactor.redact(text)
    assert (done.text, done.marks) == (text, 0)


def test_a_name_of_everyday_words_is_taken_out_whole_only(redactor):
    """Texts would be unreadable if a colleague is called Will; the index says that somebody has to read them."""
    assert "team" in everyday_words()
    assert redactor.redact("Will Team wrote it").text == "[name removed] wrote it"
    assert redactor.redact("The team wrote it").marks == 0


def test_with_nobody_known_addresses_are_still_taken_out():
    nobody = Redactor(Known(frozenset(), frozenset()))
    assert nobody.redact("a@b.org and Zebedee").text == "[e-mail address removed] and Zebedee"
