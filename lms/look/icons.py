# ruff: noqa: E501 (path data is not read line by line)
"""One line set: a 24 box, stroke 1.75, round ends. An icon never stands without a word beside it."""

from django.utils.safestring import SafeString, mark_safe

SHAPES: dict[str, str] = {
    "aa": '<path d="m3.5 18 4.5-12 4.5 12M5 14h6M14.5 18l3-8 3 8M15.5 15.5h4"/>',
    "alert": '<path d="M12 4.5 3.5 19h17zM12 10v4.2M12 16.7v.01"/>',
    "arr": '<path d="M12 19V5.5m-5 5 5-5 5 5"/>',
    "arrd": '<path d="M12 5v13.5m-5-5 5 5 5-5"/>',
    "back": '<path d="m14.5 5-7 7 7 7"/>',
    "bell": '<path d="M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5zM10.3 20.5h3.4"/>',
    "book": '<path d="M12 6.5C10.2 5.2 7.6 4.6 4 4.7v13c3.6-.1 6.2.5 8 1.8 1.8-1.3 4.4-1.9 8-1.8v-13'
    'c-3.6-.1-6.2.5-8 1.8zM12 6.5v13"/>',
    "bulb": '<path d="M9.5 17.5c0-2.2-3-3.6-3-7a5.5 5.5 0 0 1 11 0c0 3.4-3 4.8-3 7zM10 20.5h4"/>',
    "call": '<path d="M8.3 4.5 10 8.7 7.9 10.2a11 11 0 0 0 5.9 5.9L15.3 14l4.2 1.7v3.3c0 .8-.6 1.5-1.5 1.5'
    'C10.5 20.5 3.5 13.5 3.5 6c0-.9.7-1.5 1.5-1.5z"/>',
    "camera": '<path d="M4 7.5h3.5L9 5h6l1.5 2.5H20V19H4z"/><circle cx="12" cy="13" r="3.3"/>',
    "chart": '<path d="M4 20h16M7 16v-5M12 16V6M17 16v-8"/>',
    "check": '<path d="m5.5 12.5 4.3 4.3 8.7-9.3"/>',
    "clock": '<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "coin": '<ellipse cx="12" cy="7" rx="7.5" ry="3"/><path d="M4.5 7v5c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V7'
    'M4.5 12v5c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3v-5"/>',
    "copy": '<rect x="8.5" y="8.5" width="11" height="11" rx="2"/><path d="M15.5 8.5V6A1.5 1.5 0 0 0 14 4.5H6'
    'A1.5 1.5 0 0 0 4.5 6v8A1.5 1.5 0 0 0 6 15.5h2.5"/>',
    "course": '<rect x="3.5" y="4.5" width="17" height="12" rx="2"/><path d="m10.5 8 4 2.5-4 2.5zM8 20h8"/>',
    "cup": '<path d="M8 4.5h8V10a4 4 0 0 1-8 0zM8 6H4.5c0 3 1.3 4.5 3.7 4.8M16 6h3.5c0 3-1.3 4.5-3.7 4.8'
    'M12 14v3.5M8.5 20h7"/>',
    "dl": '<path d="M12 4v11m-4.5-4L12 15.5 16.5 11M5 19.5h14"/>',
    "down": '<path d="m6 9.5 6 6 6-6"/>',
    "event": '<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4M9 15l2 2 4-4"/>',
    "eye": '<path d="M3 12c2.2-4 5.2-6 9-6s6.8 2 9 6c-2.2 4-5.2 6-9 6s-6.8-2-9-6z"/><circle cx="12" cy="12" r="2.7"/>',
    "file": '<path d="M6.5 3.5h7L18 8v12.5H6.5zM13.5 3.5V8H18M9.5 12.5h5.5M9.5 16h5.5"/>',
    "filter": '<path d="M4 7h16M7 12h10M10 17h4"/>',
    "gear": '<circle cx="12" cy="12" r="3"/><path d="M12 4v2.5M12 17.5V20M4 12h2.5M17.5 12H20M6.3 6.3l1.8 1.8'
    'M15.9 15.9l1.8 1.8M6.3 17.7l1.8-1.8M15.9 8.1l1.8-1.8"/>',
    "globe": '<circle cx="12" cy="12" r="8"/><path d="M4 12h16M12 4c2.5 2.3 3.7 5 3.7 8s-1.2 5.7-3.7 8'
    'c-2.5-2.3-3.7-5-3.7-8s1.2-5.7 3.7-8z"/>',
    "hand": '<path d="M4 13.5 8 11h4.5a1.5 1.5 0 0 1 0 3H10M4 19.5l2.5-1.5H14l6-4.5c-.6-1.3-2-1.6-3.2-.8L13.5 15"/>',
    "heart": '<path d="M12 19.5C6.8 15.8 4 12.8 4 9.3A4.2 4.2 0 0 1 12 7.5a4.2 4.2 0 0 1 8 1.8c0 3.5-2.8 6.5-8 10.2z"/>',
    "home": '<path d="M4 10.5 12 4l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z"/>',
    "image": '<rect x="4" y="5" width="16" height="14" rx="2"/><circle cx="9" cy="10" r="1.5"/><path d="m4.5 17.5 5-4.5 3 2.5 3-3 4 4"/>',
    "info": '<circle cx="12" cy="12" r="8"/><path d="M12 11v5M12 8.1v.01"/>',
    "key": '<circle cx="8" cy="14.5" r="3.7"/><path d="m10.8 12 8.2-7.5M15.5 7.7l2.5 2.7"/>',
    "law": '<path d="M12 4v16M7 20h10M5 7h14M7.5 7 5 13.5a2.7 2.7 0 0 0 5 0zM16.5 7 14 13.5a2.7 2.7 0 0 0 5 0z"/>',
    "link": '<path d="M10 14a3.5 3.5 0 0 0 5 0l3.5-3.5a3.5 3.5 0 0 0-5-5L12 7M14 10a3.5 3.5 0 0 0-5 0l-3.5 3.5'
    'a3.5 3.5 0 0 0 5 5L12 17"/>',
    "list": '<path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01"/>',
    "lock": '<rect x="5" y="10.5" width="14" height="9.5" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
    "mail": '<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="m4 7 8 6 8-6"/>',
    "mark": '<path d="M7 4.5h10V20l-5-3.7L7 20z"/>',
    "me": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20c.8-3.8 3.7-6 7.5-6s6.7 2.2 7.5 6z"/>',
    "medal": '<circle cx="12" cy="9.5" r="5.5"/><path d="m8.7 14-1.2 6.5 4.5-2.3 4.5 2.3-1.2-6.5"/>',
    "mic": '<rect x="9" y="3.5" width="6" height="10.5" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v2.5"/>',
    "minus": '<path d="M5.5 12h13"/>',
    "money": '<rect x="3.5" y="6" width="17" height="12.5" rx="2"/><path d="m9.2 9 2.8 3.3L14.8 9M12 12.3V16M9.8 13.7h4.4"/>',
    "moon": '<path d="M19.5 14A8 8 0 0 1 10 4.5 8 8 0 1 0 19.5 14z"/>',
    "more": '<path d="M6 12h.01M12 12h.01M18 12h.01"/>',
    "note": '<path d="M5 5h14v10.5L14.5 20H5zM19 15.5h-4.5V20M8.5 9.5h7M8.5 13h4"/>',
    "off": '<path d="M8.5 7.3A5.5 5.5 0 0 1 17 10.6a4 4 0 0 1 2.6 6.4M17 18.5H7.5a4.3 4.3 0 0 1-1.8-8.2M4 4l16 16"/>',
    "org": '<rect x="9" y="3.5" width="6" height="5" rx="1"/><rect x="3.5" y="15.5" width="6" height="5" rx="1"/>'
    '<rect x="14.5" y="15.5" width="6" height="5" rx="1"/><path d="M12 8.5V12m-5.5 3.5V12h11v3.5"/>',
    "out": '<path d="M13 4.5H6.5a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1H13M10 12h10m-3.5-3.5L20 12l-3.5 3.5"/>',
    "pen": '<path d="m5 19 .9-3.9L16 5l3 3L8.9 18.1zM14 7l3 3"/>',
    "phone": '<rect x="7" y="3.5" width="10" height="17" rx="2"/><path d="M11 17.5h2"/>',
    "pin": '<path d="M12 20.5c4.3-4.3 6.5-7.7 6.5-10.5a6.5 6.5 0 0 0-13 0c0 2.8 2.2 6.2 6.5 10.5z"/><circle cx="12" cy="10" r="2.3"/>',
    "play": '<path d="M8 5.5v13l10.5-6.5z"/>',
    "plus": '<path d="M12 5.5v13M5.5 12h13"/>',
    "print": '<path d="M7.5 9V4.5h9V9M7 16.5H4.5V11a2 2 0 0 1 2-2h11a2 2 0 0 1 2 2v5.5H17M7.5 14h9v6h-9z"/>',
    "qr": '<rect x="4" y="4" width="6" height="6" rx="1"/><rect x="14" y="4" width="6" height="6" rx="1"/>'
    '<rect x="4" y="14" width="6" height="6" rx="1"/><path d="M14 14h2.5v2.5M20 14v0M14 20h2M19.5 17.5V20"/>',
    "retry": '<path d="M19 12a7 7 0 1 1-2.2-5.1L19 9M19 4.5V9h-4.5"/>',
    "right": '<path d="m9.5 6 6 6-6 6"/>',
    "search": '<circle cx="10.8" cy="10.8" r="6.3"/><path d="m15.5 15.5 4.5 4.5"/>',
    "share": '<path d="M12 14.5V4m-3.8 3.5L12 3.8l3.8 3.7M7 11H5.5v9h13v-9H17"/>',
    "shield": '<path d="M12 3.8 5 6.5v5c0 4.3 2.8 7.4 7 8.7 4.2-1.3 7-4.4 7-8.7v-5zM9 12l2.2 2.2 3.8-3.9"/>',
    "sound": '<path d="M4.5 9.5v5h3l4.5 4v-13l-4.5 4zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11"/>',
    "star": '<path d="m12 4 2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7 9.6 9z"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 3.5v2M12 18.5v2M3.5 12h2M18.5 12h2M6 6l1.4 1.4M16.6 16.6 18 18'
    'M6 18l1.4-1.4M16.6 7.4 18 6"/>',
    "trash": '<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 13h9.4l.8-13M10 11v5.5M14 11v5.5"/>',
    "ul": '<path d="M12 15.5V4.5m-4.5 4L12 4l4.5 4.5M5 19.5h14"/>',
    "under": '<path d="M7 4.5V11a5 5 0 0 0 10 0V4.5M5.5 20h13"/>',
    "undo": '<path d="M8.5 5 4.5 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11H8"/>',
    "up": '<path d="m6 14.5 6-6 6 6"/>',
    "users": '<circle cx="9" cy="9" r="3.5"/><path d="M3 19c.6-3.2 2.9-5 6-5s5.4 1.8 6 5M15.5 5.8a3.5 3.5 0 0 1 0 6.4'
    'M17.5 14.4c1.9.7 3.1 2.3 3.5 4.6"/>',
}


def icon(name: str, size: str = "") -> SafeString:
    """The drawing of one icon; size "" is 24 px, "s" 20 px beside 14 px text, "xs" 16 px inside tags."""
    classes = f"i {size}".rstrip()
    return mark_safe(f'<svg class="{classes}" viewBox="0 0 24 24" aria-hidden="true">{SHAPES[name]}</svg>')
