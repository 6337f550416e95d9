from rest_framework.pagination import CursorPagination, PageNumberPagination


class Pages(PageNumberPagination):
    """20 rows a page, at most 100 on request."""

    page_size_query_param = "page_size"
    max_page_size = 100


class Onward(CursorPagination):
    """As `Pages`, for half a million rows: each page begins behind the last row shown, and nobody counts them all."""

    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100
    ordering = "pk"
