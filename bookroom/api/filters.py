from django_filters import rest_framework as filters

from bookroom.models import Book


class BookFilter(filters.FilterSet):
    title = filters.CharFilter(lookup_expr="icontains", max_length=60)

    class Meta:
        model = Book
        fields = ("title", "shelf", "theme", "language")
