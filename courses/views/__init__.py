from courses.views.catalogue import catalogue
from courses.views.deeds import begin, done
from courses.views.media import media
from courses.views.pages import page

__all__ = ["begin", "catalogue", "done", "media", "page"]
