"""What is not released, and why, in plain words. With the extracts it names every kind of record there is."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_noop as _

__all__ = ["PARTS", "REASON_WORDS", "WITHHELD", "Reason"]


class Reason(StrEnum):
    """Why something stays out."""

    PERSON = "person"
    SPECIAL = "special"
    CONTENT = "content"
    CONFIDENCE = "confidence"
    SECURITY = "security"
    UNFINISHED = "unfinished"


REASON_WORDS = {
    Reason.PERSON: _("It is about people: their names, addresses, or what they do here."),
    Reason.SPECIAL: _("It could tell who somebody is, or what they said in confidence. Most members may not see it."),
    Reason.CONTENT: _("It is what a piece of evidence holds. Somebody has to read each before it can go out."),
    Reason.CONFIDENCE: _("It was given in confidence, and in a small place a month and a theme can point at somebody."),
    Reason.SECURITY: _("It guards the site: whoever had it could get in, or change records unseen."),
    Reason.UNFINISHED: _("It is work in hand: what comes of it is released once it is settled."),
}
# Every record that no extract holds, by its label in the register; what the site itself runs on is not named.
WITHHELD = {
    "accounts.Person": (_("Accounts of people"), Reason.PERSON),
    "mail.Letter": (_("Letters that were sent"), Reason.PERSON),
    "organisations.Membership": (_("Who is a member, in which role"), Reason.PERSON),
    "organisations.Invitation": (_("Invitations"), Reason.PERSON),
    "audit.Entry": (_("The audit chain: who did what, when"), Reason.PERSON),
    "audit.Head": (_("The end of the audit chain"), Reason.SECURITY),
    "audit.Seal": (_("The seals of the audit chain"), Reason.SECURITY),
    "evidence.Version": (_("Files, links and notes of evidence"), Reason.CONTENT),
    "programme.Seat": (_("Who contributed to a round, with which voice"), Reason.SPECIAL),
    "programme.Contribution": (_("Contributions to rounds"), Reason.SPECIAL),
    "programme.Answer": (_("Each contributor’s answers and notes"), Reason.SPECIAL),
    "programme.AnswerEvidence": (_("Which evidence a contributor named"), Reason.SPECIAL),
    "programme.PracticeEvidence": (_("Which evidence shows a record of a practice"), Reason.CONTENT),
    "programme.InformalFix": (_("What was put right informally"), Reason.CONFIDENCE),
    "programme.Story": (_("Where leaders’ stories are"), Reason.SPECIAL),
    "programme.SupportRoute": (_("Who staff can turn to"), Reason.PERSON),
    "programme.SupportPlace": (_("Which sites they cover"), Reason.PERSON),
    "programme.SupportLink": (_("The link to the page of support"), Reason.SECURITY),
    "programme.Contact": (_("Contacts and allies"), Reason.PERSON),
    "programme.Handover": (_("Handovers, and what is in them"), Reason.PERSON),
    "programme.SheetExport": (_("Checklists that were given out"), Reason.UNFINISHED),
    "programme.SheetImport": (_("Checklists that came back"), Reason.UNFINISHED),
    "programme.SheetCell": (_("What was settled in them, cell by cell"), Reason.UNFINISHED),
}
# Released in files of another kind than an extract.
PARTS = {"reporting.BoardReport"}
