from django import template

from accounts import menus

register = template.Library()


@register.simple_tag(takes_context=True)
def menu(context: template.Context, name: str, *about: object) -> list[dict]:
    """`{% menu "desk" as entries %}`: the pages that the signed-in person may open."""
    request = context["request"]
    found = {"desk": menus.desk, "me": menus.me, "person": menus.person}[name]
    return found.lines(request, request.user, *about) if request.user.is_authenticated else []
