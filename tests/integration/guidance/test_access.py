"""Who may read, what is not there, and that reading is all that can be done."""

import pytest
from django.urls import resolve, reverse

from colonnade.apps.programme.urls.guidance import urlpatterns

GONE = (
    "/framework/nobody-2020/",
    "/framework/nobody-2020/facts/",
    "/framework/nobody-2020/challenges/",
    "/framework/nobody-2020/tips/",
    "/framework/nobody-2020/pillars/1/",
    "/framework/inclusion-2022/pillars/7/",
    "/framework/inclusion-2022/pillars/1.1/",
    "/framework/inclusion-2022/elements/1/",
    "/framework/inclusion-2022/elements/9.9/",
    "/framework/inclusion-2022/elements/%3Cscript%3E/",
    "/framework/inclusion-2022/elements/%00/",
    "/framework/Inclusion-2022/",
    "/reading/no-such-path/",
    "/resources/?element=inclusion-2022/9.9",
    "/resources/?element=inclusion-2022",
    "/resources/?element=%00",
)


@pytest.mark.parametrize("address", GONE)
def test_what_is_not_there_gives_the_sites_own_page(address, client):
    response = client.get(address)
    assert response.status_code == 404
    assert b"Page not found" in response.content
    assert b"app-header" in response.content


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_every_page_is_marked_as_open_and_takes_no_posts(pattern, client):
    arguments = {"framework": "inclusion-2022", "pillar": "1", "element": "1.1", "path": "inclusion-5"}
    names = pattern.pattern.converters
    address = reverse(pattern.name, kwargs={name: arguments[name] for name in names})
    assert resolve(address).func.access.kind == "open"
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize("address", ["/framework/", "/framework/inclusion-2022/elements/1.1/", "/search/?q=ally"])
def test_signed_in_people_read_the_same(address, client, client_of, lead):
    def main(response):
        return response.content.decode().partition("<main")[2].partition("</main>")[0]

    theirs, everyones = client_of(lead).get(address), client.get(address)
    assert theirs.status_code == 200
    assert main(theirs) == main(everyones)
