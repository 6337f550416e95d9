"""What a person calls her device: kind and browser, from what the browser says of itself. No place, no address."""

from __future__ import annotations

from django.utils.translation import gettext as _

SYSTEMS = (  # the first that is found; an Android phone also says Linux, an iPad also says Mac
    ("HarmonyOS", "HarmonyOS"),
    ("OpenHarmony", "HarmonyOS"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)
BROWSERS = (
    ("MicroMessenger", "微信"),
    ("DingTalk", "钉钉"),
    ("HuaweiBrowser", "华为浏览器"),
    ("MiuiBrowser", "小米浏览器"),
    ("HeyTapBrowser", "OPPO 浏览器"),
    ("VivoBrowser", "vivo 浏览器"),
    ("UCBrowser", "UC"),
    ("MQQBrowser", "QQ 浏览器"),
    ("QQ/", "QQ"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
PHONES = ("Mobile", "iPhone", "Phone")


def device_name(agent: str) -> str:
    """ "Android · Chrome", or a plain word when nothing is known."""
    found = [_first(SYSTEMS, agent), _first(BROWSERS, agent)]
    return " · ".join(part for part in found if part) or _("An app or an unknown device")


def is_phone(agent: str) -> bool:
    return any(word in agent for word in PHONES)


def _first(known: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for mark, name in known if mark in agent), "")
