"""Where notices stand on 我的 and on the officers' rail."""

from django.utils.translation import gettext_lazy as _

from accounts.menus import Entry, Waiting, desk, me
from accounts.models import Person
from notices.queries import unread_count
from notices.rules import administers, announces


def unread(person: Person) -> Waiting:
    return Waiting(unread_count(person))


me.add(200, Entry("bell", _("Notices"), "notices:inbox", waits=unread))
desk.add(335, Entry("bell", _("Notices to unions"), "notices:campaigns", announces))
desk.add(340, Entry("mail", _("Notices sent"), "notices:sent", administers))
