from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.permissions import ReadsFigures
from accounts.asking import person_asking
from lms.api.serializers import DeskSerializer
from lms.figures import rows_of
from lms.periods import period_of
from lms.queries.desk import desk_of

ASKED = [
    OpenApiParameter("union", OpenApiTypes.STR, description="Key of a union; default: the highest one may see."),
    OpenApiParameter("year", OpenApiTypes.INT, description="Default: this year."),
    OpenApiParameter("month", OpenApiTypes.INT, description="1 to 12; default: the whole year."),
]


class FiguresView(APIView):
    """The figures of an officer's union and of those right below. 404 for a union that is not hers."""

    permission_classes = [ReadsFigures]

    @extend_schema(operation_id="figures_read", parameters=ASKED, responses=DeskSerializer)
    def get(self, request: Request) -> Response:
        asked = request.query_params
        period = period_of(asked.get("year"), asked.get("month"))
        here = desk_of(person_asking(request), asked.get("union", ""), period)
        total, rows = rows_of(here, period)
        values = {
            "as_of": period.until,
            "year": period.year,
            "month": period.month,
            "goal_percent": here.goal_percent,
            "goal_seconds": here.goal_seconds,
            "total": total.union,
            "unions": [row.union for row in rows],
        }
        return Response(DeskSerializer(values).data)
