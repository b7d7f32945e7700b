"""Every link of these pages leads somewhere, down to the place within the page."""

from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import resolve, reverse

from colonnade.apps.programme.urls.guidance import urlpatterns
from tests.integration.guidance.reading_a_page import Page

OURS = {pattern.name for pattern in urlpatterns}


def _crawl(client):
    """Every page of ours that can be reached, and every link with the page that it is on."""
    pages, links, waiting = {}, set(), [reverse("guidance")]
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        response = client.get(address)
        assert response.status_code == 200, address
        pages[address] = Page(response.content.decode())
        for href in pages[address].hrefs:
            target, fragment = urldefrag(urljoin(address, href))
            links.add((address, target, fragment))
            if not urlsplit(target).netloc and resolve(urlsplit(target).path).url_name in OURS:
                waiting.append(target)
    return pages, links


def test_no_link_is_dead_and_every_anchor_is_there(client, catalogue):
    pages, links = _crawl(client)
    lost = [link for link in links if link[2] and link[1] in pages and link[2] not in pages[link[1]].ids]
    assert not lost
    abroad = {target for _, target, _ in links if urlsplit(target).netloc}
    assert abroad == {resource.url.partition("#")[0] for resource in catalogue.resources if resource.url}
    for framework in catalogue.frameworks:
        for element in framework.elements:
            assert reverse("element", args=[framework.id, element.id]) in pages
            assert f"{reverse('resources')}?element={element.ref}" in pages or not catalogue.resources_of(element.ref)


def test_links_to_other_sites_say_nothing_about_the_reader(read):
    page = read(reverse("resources"))
    abroad = [given for tag, given in page.tags if tag == "a" and str(given.get("href")).startswith("https:")]
    assert abroad
    assert all("noreferrer" in str(given["rel"]) and "noopener" in str(given["rel"]) for given in abroad)


def test_what_search_finds_is_where_it_says(client, catalogue):
    for word in ("training", "ally", "trust", "survey", "network"):
        for href in Page(client.get(f"/search/?q={word}").content.decode()).hrefs:
            target, fragment = urldefrag(href)
            if target and resolve(target).url_name in OURS:
                page = Page(client.get(target).content.decode())
                assert not fragment or fragment in page.ids, href
