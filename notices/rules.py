"""Who may see what was sent, send it again, and tell a whole union."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.administering import people_administered_by
from accounts.authority import check_may, may_somewhere, unions_where
from accounts.models import Person, Union
from notices.models.campaign import CampaignQuerySet
from notices.models.delivery import Delivery, DeliveryQuerySet

ANNOUNCE = "notices.announce"


def announces(person: Person) -> bool:
    return may_somewhere(person, ANNOUNCE)


def administers(person: Person) -> bool:
    return may_somewhere(person, "notices.oversee")


def check_administers(person: Person) -> None:
    if not administers(person):
        raise PermissionDenied(_("What was sent is open to administrators."))


def deliveries_visible_to(deliveries: DeliveryQuerySet, person: Person) -> DeliveryQuerySet:
    if not person.is_authenticated or not administers(person):
        return deliveries.none()
    if person.is_superuser:
        return deliveries
    return deliveries.filter(notice__person__in=people_administered_by(person).values("pk"))


def campaigns_visible_to(campaigns: CampaignQuerySet, person: Person) -> CampaignQuerySet:
    return campaigns.filter(union__in=unions_where(person, ANNOUNCE)) if announces(person) else campaigns.none()


def check_can_retry(by: Person | None, delivery: Delivery) -> None:
    """`by` None is the installation itself."""
    if by and not Delivery.objects.visible_to(by).filter(pk=delivery.pk).exists():
        raise PermissionDenied(_("This person is not in your part of the tree."))


def check_can_announce(by: Person | None, union: Union) -> None:
    """`by` None is the installation itself."""
    if by:
        check_may(by, ANNOUNCE, union, sentence=_("This union is not in your part of the tree."))
