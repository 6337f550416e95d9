from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class NoticeBlock(blocks.StructBlock):
    """A short message of the platform on everybody's home page."""

    title = blocks.CharBlock(label=_("title"), max_length=40)
    text = blocks.CharBlock(label=_("text"), max_length=120, required=False)
    url = blocks.URLBlock(label=_("link"), required=False)
    until_on = blocks.DateBlock(label=_("shown until"), required=False)

    class Meta:
        icon = "info-circle"
        label = _("notice")
