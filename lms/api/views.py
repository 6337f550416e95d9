"""The root of the API, its schema, and a page to try it on."""

from __future__ import annotations

from django.urls import reverse
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from lms.api.serializers import RootSerializer


class RootView(APIView):
    """Where to begin: the addresses of the schema and of the page that explains it."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="root", responses=RootSerializer)
    def get(self, request: Request) -> Response:
        places = {"version": "v1", "schema": reverse("api-schema"), "docs": reverse("api-docs")}
        return Response(RootSerializer({**places, "status": "/readyz"}).data)


class DocsView(SpectacularSwaggerSplitView):
    """Page and script apart, nothing in line: the site's content policy holds here too."""

    url_name = "api-schema"
    template_name = "lms/api_docs.html"
