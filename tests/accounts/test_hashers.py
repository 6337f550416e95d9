from django.contrib.auth.hashers import check_password, make_password

from lms.settings import people


def test_passwords_are_kept_by_argon2id_at_owasp_strength(settings):
    settings.PASSWORD_HASHERS = people.PASSWORD_HASHERS
    kept = make_password("long-enough-2026")
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert (check_password("long-enough-2026", kept), check_password("other", kept)) == (True, False)
