from __future__ import annotations

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from exams import screens
from exams.choosers import UnionOwnedChooserViewSet
from exams.forms import PaperForm, QuestionForm
from exams.models import Paper, Question
from exams.policies import WritersPolicy


class UnionOwnedViewSet(SnippetViewSet):
    chooser_viewset_class = UnionOwnedChooserViewSet
    edit_view_class = screens.OwnEditView
    delete_view_class = screens.OwnDeleteView
    history_view_class = screens.OwnHistoryView
    usage_view_class = screens.OwnUsageView
    search_backend_name = None  # words are looked up in the table: the search engine holds no keys
    list_per_page = 50
    inspect_view_enabled = False
    copy_view_enabled = True

    @property
    def permission_policy(self) -> WritersPolicy:
        return WritersPolicy(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return self.model.objects.visible_to(request.user).select_related("union")


class QuestionViewSet(UnionOwnedViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions")
    search_fields = ["text"]
    list_display = ["text", "kind", "theme", "union", "changed_at"]
    list_filter = ["kind", "theme"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("theme"), FieldPanel("union")]),
            FieldPanel("text"),
            FieldPanel("truth"),
            InlinePanel(
                "choices",
                [FieldRowPanel([FieldPanel("text"), FieldPanel("is_correct")])],
                heading=_("Choices"),
                label=_("choice"),
                help_text=_("Two to eight, in the order shown. Mark the right ones."),
                max_num=8,
            ),
            FieldPanel("explanation"),
        ],
        base_form_class=QuestionForm,
    )


class PaperViewSet(UnionOwnedViewSet):
    model = Paper
    icon = "form"
    menu_label = _("Papers")
    search_fields = ["title"]
    list_display = ["title", "union", Column("question_count", label=_("questions")), "pass_percent", "changed_at"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("union"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("pass_percent"), FieldPanel("minutes"), FieldPanel("attempts_allowed")]),
                    FieldPanel("shuffle"),
                ],
                heading=_("Rules of the exam"),
            ),
            InlinePanel(
                "places",
                [FieldPanel("question"), FieldPanel("page")],
                heading=_("Questions in their order"),
                label=_("question"),
                min_num=1,
                help_text=_("The lesson is offered to who gets the question wrong."),
            ),
        ],
        base_form_class=PaperForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(question_count=Count("places"))


class ExamsGroup(SnippetViewSetGroup):
    items = (QuestionViewSet, PaperViewSet)
    menu_icon = "clipboard-list"
    menu_label = _("Exams")
    menu_name = "exams"
    menu_order = 250


register_snippet(ExamsGroup)
