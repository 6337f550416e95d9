import pytest

from accounts.enums import UnionKind
from accounts.models import Union
from tests.factories import make_union


@pytest.fixture
def firm(tree) -> Union:
    """By line below an industry union, by place in the county."""
    industry = make_union("industry", Union.objects.get(key="city"), kind=UnionKind.INDUSTRY, name="市建材产业工会")
    return make_union(
        "firm", industry, name="乙材公司工会", place_parent=tree.county, industry="C", employer_name="乙材"
    )


@pytest.fixture
def industry(tree) -> Union:
    return make_union("industry", Union.objects.get(key="city"), kind=UnionKind.INDUSTRY)
