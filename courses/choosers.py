"""Choosing a paper for a lesson or as the final exam: one's own union's papers and those below."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from exams.models import Paper


class OwnPapers:
    def get_object_list(self) -> QuerySet[Paper]:
        return Paper.objects.visible_to(self.request.user).order_by("-changed_at", "-pk")  # type: ignore[attr-defined]


class ChoosePaper(OwnPapers, ChooseView):
    pass


class ChoosePaperResults(OwnPapers, ChooseResultsView):
    pass


class PaperChooserViewSet(ChooserViewSet):
    model = Paper
    icon = "help"
    choose_one_text = _("Choose a paper")
    choose_another_text = _("Choose another paper")
    edit_item_text = _("Edit this paper")
    choose_view_class = ChoosePaper
    choose_results_view_class = ChoosePaperResults
    register_widget = False  # the exams app may register its own


paper_chooser = PaperChooserViewSet("paper_chooser", url_prefix="paper-chooser")
PaperChooserBlock = paper_chooser.get_block_class(name="PaperChooserBlock", module_path="courses.blocks")
