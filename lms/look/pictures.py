# ruff: noqa: E501 (path data is not read line by line)
"""Small drawings for pages that have nothing to show: a gap on the shelf, a broken line, an empty desk."""

from django.utils.safestring import SafeString, mark_safe

FLOOR = '<rect x="0" y="88" width="176" height="10" rx="5" fill="var(--line)"/>'
PICTURES: dict[str, str] = {
    "books": '<path fill="#24405c" d="M28 14h21v74H28z"/><path fill="#efe6d0" d="M33 26h11v30H33z"/>'
    '<path fill="#8e2d23" d="M51 28h16v60H51z"/><path fill="#3f6d6a" d="M70 7h23v81H70z"/>'
    '<path d="M74 20h15M74 27h15" stroke="#efe6d0" stroke-width="2.5"/>'
    '<rect x="98" y="17" width="18" height="71" rx="3" fill="none" stroke="var(--ink-3)" stroke-width="2" stroke-dasharray="4 4"/>'
    '<path fill="#e3b04b" d="m142 15 17 4-18 70-17-4z"/>',
    "line": '<rect x="22" y="26" width="36" height="62" rx="6" fill="#24405c"/><path fill="#efe6d0" d="M27 34h26v42H27z"/>'
    '<path d="m66 38 26-16" stroke="var(--ink-3)" stroke-width="2.5" stroke-dasharray="9 8" stroke-linecap="round"/>'
    '<path d="M114-10a28 28 0 0 0 0 46M126-4a20 20 0 0 0 0 34" fill="none" stroke="var(--ink-3)" stroke-width="2.5" stroke-linecap="round"/>'
    '<path d="m128 88 16-66 16 66z" fill="#8e2d23"/><path d="M138 48h12M134 66h20" stroke="#efe6d0" stroke-width="3"/>'
    '<circle cx="144" cy="13" r="7" fill="#e3b04b"/>',
    "desk": '<rect x="36" y="18" width="64" height="70" rx="4" fill="#efe6d0"/><path d="M48 34h40M48 48h40M48 62h24" '
    'stroke="#b9a982" stroke-width="4" stroke-linecap="round"/><path fill="#2b5c88" d="M116 52h30v36h-30z"/>'
    '<path d="M146 60h8a8 8 0 0 1 0 16h-8" fill="none" stroke="#2b5c88" stroke-width="5"/>'
    '<path d="M124 42q-4-6 0-12M136 42q-4-6 0-12" fill="none" stroke="var(--ink-3)" stroke-width="2.5" stroke-linecap="round"/>',
}


def picture(name: str) -> SafeString:
    """One of the drawings, 176 × 98, beside a sentence that says what it means."""
    return mark_safe(f'<svg viewBox="0 -14 176 112" aria-hidden="true">{PICTURES[name]}{FLOOR}</svg>')
