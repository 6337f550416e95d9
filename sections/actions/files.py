from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission

from accounts.enums import Tree
from accounts.models import Union

RIGHTS = [f"{verb}_{model}" for model in ("image", "document") for verb in ("add", "change", "choose")]


def ensure_collection(*, union: Union, groups: Iterable[Group]) -> Collection:
    """The union's own images and documents, below those of the nearest union above; the groups may use them."""
    collection = Collection.objects.filter(name=collection_name(union)).first() or _create(union)
    rights = Permission.objects.filter(
        codename__in=RIGHTS, content_type__app_label__in=["wagtailimages", "wagtaildocs"]
    )
    for group in groups:
        for right in rights:
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=right)
    return collection


def collection_name(union: Union) -> str:
    return f"{union.label[:60]} ({union.key})"


def _create(union: Union) -> Collection:
    above = [collection_name(other) for other in Union.objects.above(union, tree=Tree.LINE).exclude(pk=union.pk)]
    nearest = Collection.objects.filter(name__in=above).order_by("-depth").first()
    parent = nearest or Collection.get_first_root_node()
    return parent.add_child(instance=Collection(name=collection_name(union)))
