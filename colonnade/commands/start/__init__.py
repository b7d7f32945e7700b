"""`colonnade start`: prepare the database, then run the site and its worker until somebody stops them."""

from colonnade.commands.start.starting import start

__all__ = ["start"]
