"""The address that the site listens at: taken before anything is prepared, and shown as people type it."""

from __future__ import annotations

import errno
import ipaddress
import socket

from colonnade.commands.answer import Failure

__all__ = ["is_loopback", "listen", "shown"]


def listen(host: str, port: int) -> socket.socket:
    """A socket that holds the address, which the server is handed later. Raises Failure where it cannot be had."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror:
        raise Failure(f"{host} is not an address of this machine. Leave --host out to listen at 127.0.0.1.") from None
    made = socket.socket(family, kind, protocol)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(place)
        # Two sockets may hold one address until one of them listens, so this is what tells that it is free.
        made.listen()
    except OSError as fault:
        made.close()
        raise Failure(_sentence(fault, host, port)) from None
    return made


def _sentence(fault: OSError, host: str, port: int) -> str:
    if fault.errno == errno.EADDRINUSE:
        return f"Port {port} is in use. Stop what uses it, or choose another: --port {port + 1 if port else 8000}."
    if fault.errno == errno.EACCES:
        return f"Port {port} is kept for the system. Choose one from 1024 up, such as --port 8000."
    return f"{host} is not an address of this machine. Leave --host out to listen at 127.0.0.1."


def is_loopback(made: socket.socket) -> bool:
    """Whether only this machine can reach it."""
    return ipaddress.ip_address(made.getsockname()[0].partition("%")[0]).is_loopback


def shown(made: socket.socket) -> str:
    """The address as it is typed into a browser."""
    host, port = made.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
