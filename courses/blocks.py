"""What a lesson is made of. Every block is shown on a phone first."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from courses.choosers import PaperChooserBlock

TEXT_FEATURES = ["bold", "ol", "ul", "link", "hr"]


class CalloutBlock(blocks.StructBlock):
    """A sentence to remember, or a danger."""

    kind = blocks.ChoiceBlock(
        choices=[("note", _("Good to know")), ("warning", _("Danger")), ("law", _("What the law says"))],
        default="note",
        label=_("kind"),
    )
    text = blocks.RichTextBlock(features=["bold", "link"], label=_("text"))

    class Meta:
        icon = "warning"
        label = _("Callout")
        template = "courses/blocks/callout.html"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("picture"))
    alt = blocks.CharBlock(
        max_length=200,
        label=pgettext_lazy("picture", "description"),
        help_text=_("For who cannot see it: what is shown, what matters in it."),
    )
    caption = blocks.CharBlock(max_length=120, required=False, label=_("caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "courses/blocks/picture.html"


class VideoBlock(blocks.StructBlock):
    """A video file of our own; its length is needed to know what was watched."""

    title = blocks.CharBlock(max_length=80, label=_("title"))
    file = DocumentChooserBlock(
        label=_("video file"), help_text=_("MP4 (H.264), 720 lines at most, so that it plays on old phones.")
    )
    seconds = blocks.IntegerBlock(min_value=1, max_value=4 * 3600, label=_("length in seconds"))
    poster = ImageChooserBlock(required=False, label=_("still picture"))
    captions = DocumentChooserBlock(required=False, label=_("subtitles"), help_text=_("A WebVTT file."))
    transcript = blocks.TextBlock(required=False, label=_("what is said"), help_text=_("For who cannot hear it."))

    class Meta:
        icon = "media"
        label = _("Video")
        template = "courses/blocks/video.html"


class AudioBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=80, label=_("title"))
    file = DocumentChooserBlock(label=_("sound file"), help_text=_("MP3 or M4A."))
    seconds = blocks.IntegerBlock(min_value=1, max_value=4 * 3600, label=_("length in seconds"))
    transcript = blocks.TextBlock(required=False, label=_("what is said"), help_text=_("For who cannot hear it."))

    class Meta:
        icon = "media"
        label = _("Sound")
        template = "courses/blocks/audio.html"


class DocumentBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=80, label=_("title"))
    file = DocumentChooserBlock(label=_("document"))

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "courses/blocks/document.html"


class QuizBlock(blocks.StructBlock):
    paper = PaperChooserBlock(label=_("paper"))

    class Meta:
        icon = "help"
        label = _("Quiz")
        template = "courses/blocks/quiz.html"


class LessonBlocks(blocks.StreamBlock):
    heading = blocks.CharBlock(max_length=80, icon="title", label=_("Heading"))
    text = blocks.RichTextBlock(features=TEXT_FEATURES, icon="pilcrow", label=_("Text"))
    callout = CalloutBlock()
    image = PictureBlock()
    video = VideoBlock()
    audio = AudioBlock()
    document = DocumentBlock()
    quiz = QuizBlock()
