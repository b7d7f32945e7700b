"""The address is taken at once, or what to do instead is said."""

import socket

import pytest

from colonnade.commands.answer import Failure
from colonnade.commands.start.address import is_loopback, listen, shown


def test_a_free_port_is_found_and_shown():
    with listen("127.0.0.1", 0) as made:
        port = made.getsockname()[1]
        assert port
        assert shown(made) == f"http://127.0.0.1:{port}"
        assert is_loopback(made)


def test_a_port_in_use_is_refused_with_another():
    with listen("127.0.0.1", 0) as made:
        port = made.getsockname()[1]
        with pytest.raises(Failure, match=rf"Port {port} is in use.*--port {port + 1}"):
            listen("127.0.0.1", port)


def test_a_port_is_free_again_as_soon_as_it_is_let_go():
    with listen("127.0.0.1", 0) as made:
        port = made.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            other, _ = made.accept()
            other.close()
    listen("127.0.0.1", port).close()


@pytest.mark.parametrize("host", ["203.0.113.7", "no such host"])
def test_an_address_of_another_machine_is_refused(host):
    with pytest.raises(Failure, match="is not an address of this machine"):
        listen(host, 0)


def test_every_address_of_the_machine_is_not_loopback():
    with listen("0.0.0.0", 0) as made:
        assert not is_loopback(made)


@pytest.mark.skipif(not socket.has_ipv6, reason="this Python has no IPv6")
def test_an_ipv6_address_is_shown_in_brackets():
    try:
        made = listen("::1", 0)
    except Failure:
        pytest.skip("this machine has no IPv6")
    with made:
        assert shown(made).startswith("http://[::1]:")
        assert is_loopback(made)
