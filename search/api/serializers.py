from rest_framework import serializers

from search.enums import Kind


class HitSerializer(serializers.Serializer):
    """`title` and `excerpt` are HTML: escaped text with the found words in <mark>."""

    key = serializers.CharField(source="document.key")
    kind = serializers.ChoiceField(source="document.kind", choices=Kind.choices)
    title = serializers.CharField()
    excerpt = serializers.CharField(allow_blank=True)
    byline = serializers.CharField(source="document.byline", allow_blank=True)
    theme = serializers.CharField(source="document.theme", allow_blank=True)
    url = serializers.CharField(source="document.url")


class FoundSerializer(serializers.Serializer):
    """`kinds` and `themes` count the hits of every facet without its own filter."""

    count = serializers.IntegerField(source="total")
    page = serializers.IntegerField(source="page.number")
    pages = serializers.IntegerField(source="page.paginator.num_pages")
    kinds = serializers.DictField(child=serializers.IntegerField())
    themes = serializers.DictField(child=serializers.IntegerField())
    is_complete = serializers.BooleanField(help_text="False: the engine was away, only titles were looked through.")
    results = HitSerializer(source="hits", many=True)
