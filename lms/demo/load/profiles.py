"""What people are at work: categories, occupations, certificates with a drawn picture, requests to join."""

from __future__ import annotations

import datetime
import io

from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from accounts.actions import ask_to_join
from accounts.enums import Role
from accounts.models import JoinRequest, Person, RoleGrant, Union
from credits.fonts import FILE, font_folder
from lms.demo.files import table
from lms.demo.load.clock import clock_at
from lms.demo.load.part import Part
from lms.demo.load.people import MEMBER_FOR, person
from privacy.actions import give_consent
from privacy.enums import Channel, ConsentKind
from profiles.actions import (
    accept_certificate,
    return_certificate,
    set_category,
    state_categories,
    update_profile,
    upload_certificate,
)
from profiles.enums import SENSITIVE, CategoryKind, CertificateKind, SkillLevel, SkillSeries, Source
from profiles.models import Profile, SkillCertificate

SHEET, INK, PAPER, RED = (1200, 840), "#1c1f23", "#fbf7ee", "#a0442c"


class Profiles(Part):
    name = "profiles"
    days_ago = 80

    def is_there(self) -> bool:
        return Profile.objects.exists()

    def items(self) -> list[dict]:
        return table("profiles.toml")["profile"]

    def load(self, item: dict) -> None:
        someone = person(item["n"])
        stated = {name: item[key] for name, key in FIELDS.items() if key in item}
        update_profile(person=someone, by=someone, **stated)
        since = timezone.localdate() - MEMBER_FOR
        if SENSITIVE & set(item.get("roster", [])):
            give_consent(person=someone, kind=ConsentKind.HARDSHIP, channel=Channel.PAPER, by=None)
        for kind in item.get("roster", []):
            set_category(person=someone, kind=CategoryKind(kind), from_on=since, source=Source.ROSTER, by=None)
        state_categories(person=someone, kinds=item.get("self", []), by=someone)


FIELDS = {"occupation": "occupation", "occupation_code": "code", "education": "education"}


class Certificates(Part):
    """Sent by their holders; what is decided was decided by an officer of the county above them."""

    name = "skill certificates"

    def is_there(self) -> bool:
        return SkillCertificate.objects.exists()

    def items(self) -> list[dict]:
        return table("profiles.toml")["certificate"]

    def load(self, item: dict) -> None:
        holder, officer = person(item["n"]), officer_above(person(item["n"]))
        facts = {
            "kind": CertificateKind.RECOGNITION,
            "series": SkillSeries.FIVE,
            "level": SkillLevel(item["level"]),
            "issued_on": item["issued"],
            **{name: item[name] for name in ("occupation", "number", "issuer")},
        }
        sent = timezone.now() - datetime.timedelta(days=item["days"])
        with clock_at(sent) as clock:
            made = upload_certificate(person=holder, facts=facts, file=drawing(holder, facts), by=holder)
            clock.pass_seconds(20 * 3600)
            if item["state"] == "accepted":
                accept_certificate(certificate=made, by=officer)
            elif item["state"] == "returned":
                return_certificate(certificate=made, reason=item["reason"], by=officer)


class Requests(Part):
    name = "requests to join"

    def is_there(self) -> bool:
        return JoinRequest.objects.exists()

    def items(self) -> list[dict]:
        return table("profiles.toml")["request"]

    def load(self, item: dict) -> None:
        someone = person(item["n"])
        leaves = someone.memberships.current().first() if item.get("leaves") else None
        union, said = Union.objects.get(key=item["union"]), {name: item[name] for name in ("workplace", "message")}
        with clock_at(timezone.now() - datetime.timedelta(days=item["days"])):
            ask_to_join(person=someone, union=union, leaves=leaves, by=someone, **said)


def officer_above(holder: Person) -> Person:
    """The officer nearest to the holder's union who is somebody else."""
    home = holder.home_union
    grants = RoleGrant.objects.current().filter(role=Role.OFFICER, union__in=Union.objects.above(home))  # type: ignore[arg-type]
    found = grants.exclude(person=holder).select_related("person").order_by("-union__depth").first()
    if found is None:
        raise LookupError(f"no officer above {holder.pk}")
    return found.person


def drawing(holder: Person, facts: dict) -> io.BytesIO:
    """A sheet that says what the certificate says, and that it is a sample."""
    face, sheet = str(font_folder() / FILE), Image.new("RGB", SHEET, PAPER)
    pen, width = ImageDraw.Draw(sheet), SHEET[0]
    pen.rectangle((36, 36, width - 36, SHEET[1] - 36), outline=RED, width=4)
    lines = [
        ("职业技能等级证书", 64, INK),
        ("样张　非真实证书", 30, RED),
        (f"姓名　{holder.name}", 40, INK),
        (f"职业（工种）　{facts['occupation']}", 40, INK),
        (f"等级　{facts['level'].both_names}", 40, INK),
        (f"编号　{facts['number']}", 34, INK),
        (f"{facts['issuer']}　{facts['issued_on']:%Y-%m-%d}", 34, INK),
    ]
    for place, (text, size, colour) in enumerate(lines):
        pen.text((width / 2, 130 + 100 * place), text, font=ImageFont.truetype(face, size), fill=colour, anchor="mm")
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=80)
    out.seek(0)
    return out
