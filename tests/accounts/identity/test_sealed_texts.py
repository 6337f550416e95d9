"""Whatever is sealed beside the papers opens after the old master key is gone."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import CommandError, call_command

from accounts.identity.data_keys import Box
from accounts.identity.sealed_texts import rotate_texts, texts_left
from rosters.models import RosterImport
from tests.accounts.identity.test_sealing import key

OLD, NEW = f"old:{key('o')}", f"new:{key('n')}"
SAID = "王建军"


@pytest.fixture
def sealed(worker, company_officer, tree, settings):
    """The key of a roster, and an officer's app with its recovery codes, of before the change."""
    settings.IDENTITY_KEYS = [OLD]
    roster = RosterImport.objects.create(union=tree.company, uploaded_by=company_officer)
    hidden = Box(roster.data_key).seal(SAID)
    secret = generate_totp_secret()
    TOTP.activate(company_officer, secret)
    codes = RecoveryCodes.activate(company_officer).get_unused_codes()
    settings.IDENTITY_KEYS = [NEW, OLD]
    return roster, hidden, codes


def test_rosters_and_second_proofs_follow_the_key(sealed, settings, capsys):
    roster, hidden, codes = sealed
    assert texts_left() == 1
    call_command("rotate_identity_keys", rest=0)
    assert capsys.readouterr().out.startswith("0 papers and 3 other sealed texts have the newest keys")
    settings.IDENTITY_KEYS = [NEW]
    fresh = RosterImport.objects.get(pk=roster.pk)
    assert (Box(fresh.data_key).unseal(hidden), texts_left(), sum(rotate_texts())) == (SAID, 0, 0)
    by_type = {proof.type: proof.wrap() for proof in Authenticator.objects.all()}
    assert (by_type["recovery_codes"].get_unused_codes()) == codes
    assert by_type["totp"].instance.data["secret"].startswith("2.aes-gcm.new.")


def test_a_text_that_cannot_be_opened_is_named_and_stops_no_other(sealed):
    roster, *_rest = sealed
    RosterImport.objects.filter(pk=roster.pk).update(data_key=roster.data_key.replace(".old.", ".gone."))
    with pytest.raises(CommandError, match=rf"0 papers and 2 .*1 other sealed texts .*{roster.pk}"):
        call_command("rotate_identity_keys", rest=0)
