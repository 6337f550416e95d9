from typing import cast

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.permissions import SignedIn
from accounts.enums import Theme
from accounts.models import Person
from search.api.serializers import FoundSerializer
from search.enums import Kind
from search.forms import LONGEST, SearchForm
from search.looking import look_for

PARAMETERS = [
    OpenApiParameter("q", str, required=True, description=f"Words, at most {LONGEST} characters; all must be found."),
    OpenApiParameter("kind", str, enum=Kind.values),
    OpenApiParameter("theme", str, enum=Theme.values),
    OpenApiParameter("page", int, description="20 hits a page, at most 50 pages."),
]


class SearchView(APIView):
    """Courses, lessons, books, passages and book lists that the person may see."""

    permission_classes = [SignedIn]

    @extend_schema(parameters=PARAMETERS, responses=FoundSerializer, operation_id="search")
    def get(self, request: Request) -> Response:
        form = SearchForm(request.query_params)
        if not form.is_valid():
            raise ValidationError({name: [str(text) for text in texts] for name, texts in form.errors.items()})
        if not form.terms:
            raise ValidationError({"q": [_("Please say what to search for.")]})
        return Response(FoundSerializer(look_for(person=cast(Person, request.user), form=form)).data)
