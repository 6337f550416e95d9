from rest_framework.pagination import PageNumberPagination


class Pages(PageNumberPagination):
    """20 rows a page, at most 100 on request."""

    page_size_query_param = "page_size"
    max_page_size = 100
