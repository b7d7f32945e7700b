"""What an uploaded file goes through before it is kept.

`accept` reads an upload as hostile, refuses it with a sentence for the person or returns it cleaned; `Store` keeps
cleaned files. The libraries that take files apart are loaded only in the process that `bounded` starts.
"""

from colonnade.foundation.files.intake import Accepted, accept
from colonnade.foundation.files.kinds import Kind
from colonnade.foundation.files.limits import LIMITS, Limits
from colonnade.foundation.files.refusal import Refused
from colonnade.foundation.files.store import NotStored, Store

__all__ = ["LIMITS", "Accepted", "Kind", "Limits", "NotStored", "Refused", "Store", "accept"]
