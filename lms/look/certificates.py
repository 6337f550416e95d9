"""The certificate's engraved frame and our own square mark; never a copy of an official round seal."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

WIDTH, HEIGHT = 350, 560
GOLD, FINE, PAPER = "#8f6b22", "#b08a3c", "#fdfbf5"
PERIOD = 46
PHASES = (0, 9.2, 18.4, 27.6, 36.8)


@cache
def certificate_frame() -> SafeString:
    """Fills the sheet behind the words: two rules, waves between them, corners, a rosette. Takes any proportion."""
    corners = "".join(_corner(x, y) for y in (7, HEIGHT - 31) for x in (7, WIDTH - 31))
    return mark_safe(
        f'<svg class="fr" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
        f'<g fill="none" stroke="{GOLD}"><path d="M7 7h336v546H7z"/><path d="M31 31h288v498H31z"/></g>'
        f'<g fill="none" stroke="{FINE}" stroke-width=".55" opacity=".85">{_waves()}</g>{corners}{_rosette()}</svg>'
    )


def seal(letters: str = "工学之印", size: int = 84) -> SafeString:
    """Four letters in a red square, read from the right, as a painter signs."""
    return format_html(
        '<svg class="seal" width="{0}" height="{0}" viewBox="0 0 84 84" role="img" aria-label="{1}">'
        '<rect x="3" y="3" width="78" height="78" rx="8" fill="#b8312a"/>'
        '<rect x="8" y="8" width="68" height="68" rx="4" fill="none" stroke="{2}" stroke-width="1.5"/>'
        '<g fill="{2}" font-family="Songti SC,Noto Serif SC,Noto Serif CJK SC,serif" font-weight="700" font-size="29"'
        ' text-anchor="middle"><text x="59" y="37">{3}</text><text x="59" y="69">{4}</text>'
        '<text x="26" y="37">{5}</text><text x="26" y="69">{6}</text></g></svg>',
        size,
        letters,
        PAPER,
        *letters[:4],
    )


def _waves() -> str:
    """Five sine lines in each of the four strips; their ends lie under the corners."""
    across = "".join(f'<path d="M{p - 40:g} 19{_wave(WIDTH, "h")}"/>' for p in PHASES)
    down = "".join(f'<path d="M19 {p - 40:g}{_wave(HEIGHT, "v")}"/>' for p in PHASES)
    clip = f'<clipPath id="cert-strips"><path d="M19 7h{WIDTH - 38}v24H19zM19 {HEIGHT - 31}h{WIDTH - 38}v24H19z'
    clip += f'M7 19h24v{HEIGHT - 38}H7zM{WIDTH - 31} 19h24v{HEIGHT - 38}h-24z"/></clipPath>'
    strips = (
        f'{across}<g transform="translate(0 {HEIGHT - 38})">{across}</g>'
        f'{down}<g transform="translate({WIDTH - 38} 0)">{down}</g>'
    )
    return f'{clip}<g clip-path="url(#cert-strips)">{strips}</g>'


def _wave(reach: int, way: str) -> str:
    """A line of half waves, 6 high, along h or down v."""
    half = PERIOD / 2
    first, further = (
        (f"q{half / 2:g} -12 {half:g} 0", f"t{half:g} 0")
        if way == "h"
        else (f"q-12 {half / 2:g} 0 {half:g}", f"t0 {half:g}")
    )
    return first + further * int(reach / half + 4)


def _corner(x: int, y: int) -> str:
    return (
        f'<g transform="translate({x} {y})" fill="none" stroke="{GOLD}"><path d="M0 0h24v24H0z" fill="{PAPER}"/>'
        f'<path d="m12 4 8 8-8 8-8-8z" stroke-width=".9"/><circle cx="12" cy="12" r="1.5" fill="{GOLD}"/></g>'
    )


def _rosette() -> str:
    petals = "".join(f'<ellipse rx="104" ry="38" transform="rotate({turn})"/>' for turn in range(0, 180, 10))
    return f'<g transform="translate(175 262)" fill="none" stroke="{FINE}" stroke-width=".4" opacity=".34">{petals}</g>'
