"""Where notices stand on 我的 and on the officers' rail."""

from django.utils.translation import gettext_lazy as _

from accounts.menus import Entry, desk, me
from notices.queries import unread_count
from notices.rules import administers, announces

me.add(200, Entry("bell", _("Notices"), "notices:inbox", count=unread_count))
desk.add(335, Entry("bell", _("Notices to unions"), "notices:campaigns", announces))
desk.add(340, Entry("mail", _("Notices sent"), "notices:sent", administers))
