"""Support for staff: from nobody named to a page on the intranet that needs no account (R039, R040)."""

from tests.browser.journey import Journey


def _adds_site(journey, name):
    journey.goes_to("teams/add/").writes("Name", name).chooses("Site").presses("Add it")


def test_support_is_entered_and_read_without_an_account(browser, site):
    lead = Journey(browser, site)
    lead.signs_in("lead")
    for name in ("General Hospital", "West Lodge"):
        _adds_site(lead, name)
    # From any page the support page is one step away.
    lead.goes_to("rounds/").page.get_by_role("link", name="Support", exact=True).click()
    lead.sees("Nobody is named here yet.").finds_it_accessible_when_narrow()
    lead.presses("Add somebody who helps").finds_it_accessible_when_narrow()
    lead.chooses("Freedom to speak up guardian").writes("Name", "Ash Adeyemi").chooses("Staff at some sites")
    lead.chooses("General Hospital").presses("Add it")
    lead.sees("There is a problem", "Enter a telephone number, an e-mail address or a link").finds_it_accessible()
    lead.writes("Telephone (optional)", "0113 496 0000").presses("Add it")
    lead.sees("Ash Adeyemi", "0113 496 0000", "General Hospital").finds_it_accessible_when_narrow()
    lead.follows("See which sites have a guardian and a champion")
    lead.sees("1 site has no speak-up guardian: West Lodge.", "2 sites have no equality champion")
    lead.finds_it_accessible().finds_it_accessible_when_narrow()
    lead.goes_to("support/link/").presses("Make the link").finds_it_accessible_when_narrow()
    address = lead.page.locator("main a").first.inner_text()
    lead.ends_without_a_fault()
    _reads(Journey(browser, site), address)
    _reads(Journey(browser, site, scripts=False), address)


def _reads(nobody, address):
    """Somebody without an account opens the link and chooses their site."""
    assert address.startswith(nobody.site.address)
    nobody.goes_to(address.removeprefix(nobody.site.address))
    nobody.sees("Ash Adeyemi", "0113 496 0000").finds_it_accessible_when_narrow()
    nobody.follows("West Lodge").sees("Nobody is named here yet.").sees_no("Ash Adeyemi")
    nobody.goes_to("support/open/wrong/").sees_no("West Lodge").finds_it_accessible().ends_without_a_fault()
