"""Earlier releases."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from colonnade.core.disclosure.table import Dimension, Release
from colonnade.core.disclosure.table.earlier import Earlier


def test_an_earlier_release_stays_as_it_was():
    page = Release.of((Dimension("so", ("L", "G")),), np.array([4, 9, 13]), np.array([True, False, False]))
    earlier = Earlier(page, same_people=True)
    with pytest.raises(FrozenInstanceError):
        earlier.same_people = False
