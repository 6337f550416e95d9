from rest_framework import serializers


class RootSerializer(serializers.Serializer):
    version = serializers.CharField()
    schema = serializers.CharField(help_text="OpenAPI 3.1 of this API.")
    docs = serializers.CharField()
    status = serializers.CharField(help_text="Whether the platform is ready.")


class FiguresSerializer(serializers.Serializer):
    """A union and its figures in a period. Hours and completions count for the union of that day."""

    union = serializers.SlugField(source="key")
    name = serializers.CharField()
    members = serializers.IntegerField(help_text="People who are members on the period's last day; each once.")
    learners = serializers.IntegerField(help_text="Of these, who learnt in the period.")
    reached = serializers.IntegerField(help_text="Of these, who reached the goal of hours; nobody without a goal.")
    enrolled = serializers.IntegerField()
    completions = serializers.IntegerField()
    seconds = serializers.IntegerField(help_text="Learning time that was posted in the period.")


class DeskSerializer(serializers.Serializer):
    as_of = serializers.DateField(help_text="The last day that the figures hold.")
    year = serializers.IntegerField()
    month = serializers.IntegerField(allow_null=True)
    goal_percent = serializers.FloatField(allow_null=True)
    goal_seconds = serializers.IntegerField(help_text="0 where no rule sets a goal.")
    total = FiguresSerializer()
    unions = FiguresSerializer(many=True, help_text="The unions right below, furthest behind first.")
