"""What a file says of people is sealed by the key of its import alone."""

from __future__ import annotations

import pytest

from accounts.identity.sealed_texts import rotate_texts
from accounts.identity.sealing import SealBroken
from tests.rosters.books import person, workbook
from tests.rosters.working import fresh, preview

pytestmark = pytest.mark.django_db


def test_sealed_rows_open_after_the_master_key_was_changed(tree, county_officer, settings):
    old, new = "old:" + "b2xk" * 10 + "b2w", "new:" + "bmV3" * 10 + "bmU"
    settings.IDENTITY_KEYS = [old]
    roster = preview(workbook([person(1)]), tree.company, county_officer)
    settings.IDENTITY_KEYS = [new, old]
    list(rotate_texts())
    settings.IDENTITY_KEYS = [new]
    assert fresh(roster).rows.get().values["clean"]["name"] == person(1)[0]


@pytest.mark.parametrize("cipher", ["aes-gcm", "sm4-gcm"])
def test_row_of_one_import_does_not_open_with_the_key_of_another(cipher, tree, county_officer, settings):
    settings.IDENTITY_CIPHER = cipher
    one, other = (preview(workbook([person(n)]), tree.company, county_officer) for n in (1, 2))
    assert one.rows.get().values["raw"]["name"] == person(1)[0]
    with pytest.raises(SealBroken):
        other.opened(one.rows.get().sealed)
    with pytest.raises(SealBroken):
        one.opened(one.rows.get().sealed[:-5] + "AAAA=")
