"""An export says words; machines have the code beside them."""

from accounts.models import RoleGrant
from audit.models import Entry
from notices.models import Notice
from privacy.exporting import part, readable
from privacy.inventory import entry_of
from tests.notices.factories import tell


def test_choices_audit_acts_and_templates_have_words(company_officer):
    tell(company_officer, "test.soon")
    found = {model: part(entry_of(model), company_officer)["rows"][0] for model in (RoleGrant, Entry, Notice)}
    assert found[RoleGrant]["role"] == {"code": "officer", "text": "工会干部"}
    assert found[Notice]["kind"]["code"] in {"work", "money"}
    assert found[Entry]["action"]["code"] == "membership.begun"
    assert readable(found[Entry]["action"]) == "加入工会"


def test_the_page_says_yes_no_and_nothing(db):
    said = [readable(value) for value in (True, False, None, "", {"code": "x", "text": ""}, {"code": 1, "text": "一"})]
    assert said == ["是", "否", "—", "—", "—", "一"]
