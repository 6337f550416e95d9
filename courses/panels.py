"""What a trainer sees of a course in the CMS."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from courses.choosers import paper_chooser
from courses.enums import Motif

motifs = forms.Select(choices=[("", _("chosen by the title")), *Motif.choices])
course_panels = [
    *Page.content_panels,
    FieldPanel("theme"),
    FieldPanel("summary"),
    FieldPanel("why"),
    FieldPanel("audience"),
    MultiFieldPanel([FieldPanel("motif", widget=motifs), FieldPanel("picture")], heading=_("Cover")),
    MultiFieldPanel(
        [
            FieldPanel("seconds_planned"),
            FieldPanel("exam", widget=paper_chooser.widget_class),
            FieldPanel("is_statutory"),
            FieldPanel("valid_months"),
            FieldPanel("review_on"),
        ],
        heading=_("What it counts for"),
    ),
    FieldPanel("for_union_only"),
]
