from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, Site

from accounts.models import Person
from bookroom.models import BookIndexPage
from courses.models import CourseIndexPage
from lms.models import HomePage, NewsIndexPage


@transaction.atomic
def ensure_site(*, by: Person | None) -> HomePage:
    """The site's first pages: home, courses, book room, news. Doing it again adds only what is missing."""
    with override(settings.LANGUAGE_CODE):
        home = HomePage.objects.first() or _add(_root(), HomePage(title=_("Gongxue"), slug="gongxue"))
        wanted: dict[str, type[Page]] = {"courses": CourseIndexPage, "books": BookIndexPage, "news": NewsIndexPage}
        for slug, model in wanted.items():
            if not model._default_manager.exists():
                _add(home, model(title=str(model._meta.verbose_name), slug=slug))
    _point_site_at(home)
    _remove_welcome(home)
    return home


def _root() -> Page:
    return Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))


def _add(parent: Page, page: Page) -> Page:
    parent.refresh_from_db()  # treebeard counts children on the instance
    return parent.add_child(instance=page)


def _point_site_at(home: HomePage) -> None:
    origin = urlsplit(settings.PUBLIC_ORIGIN)
    port = origin.port or (443 if origin.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    values = (origin.hostname or "localhost", port, home.pk)
    if (site.hostname, site.port, site.root_page_id) != values:
        site.hostname, site.port, site.root_page_id = values
        site.site_name = settings.WAGTAIL_SITE_NAME
        site.save()


def _remove_welcome(home: HomePage) -> None:
    """The page that Wagtail's own migration leaves in a new database, as long as nobody made anything of it."""
    for page in Page.objects.filter(depth=home.depth, numchild=0, content_type__model="page").exclude(pk=home.pk):
        page.delete()
