from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.permissions import SignedIn
from accounts.asking import person_asking
from records.actions import receive
from records.api.serializers import AnswersSerializer, BatchSerializer


class InboxView(APIView):
    """Learning records from a phone, live or after months offline; one answer a record."""

    permission_classes = [SignedIn]

    @extend_schema(request=BatchSerializer, responses=AnswersSerializer, operation_id="records_send")
    def post(self, request: Request) -> Response:
        batch = BatchSerializer(data=request.data)
        batch.is_valid(raise_exception=True)
        values = batch.validated_data
        person = person_asking(request)
        answers = receive(person=person, device=values["device"], items=values["records"], by=person)
        return Response(AnswersSerializer({"answers": answers}).data)
