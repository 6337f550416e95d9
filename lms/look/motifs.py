# ruff: noqa: E501 (path data is not read line by line)
"""The subjects of course covers, on a stage of 320 × 200 whose middle square must hold by itself.

Placeholders are roles of the theme's palette: {g} ground, {h} lighter, {d} darker, {k} darkest,
and the common cream {c}, gold {y} and amber {a}.
"""

MOTIFS: dict[str, str] = {
    "loader": '<circle cx="60" cy="40" r="90" fill="{h}"/><path fill="{d}" d="M0 164h320v36H0z"/>'
    '<g transform="translate(8 24) scale(.84)"><path d="M124 128V84h44l18 44z" fill="{c}"/><path d="M134 92h29l12 30h-41z" fill="{g}"/>'
    '<path d="M92 112h150l10 34H92z" fill="{y}"/><path d="m238 122 34-44 10 6-30 46z" fill="{a}"/>'
    '<path d="M262 92c2 22 16 36 44 38l-8-46z" fill="{c}"/><g fill="{k}"><circle cx="122" cy="150" r="28"/>'
    '<circle cx="218" cy="150" r="28"/></g><g fill="{c}"><circle cx="122" cy="150" r="12"/><circle cx="218" cy="150" r="12"/></g></g>',
    "steps": '<path fill="{d}" d="M0 184h320v16H0z"/><path fill="{h}" d="M56 156h48v44H56zM104 130h48v70h-48z" opacity=".8"/>'
    '<path fill="{h}" d="M152 104h48v96h-48zM200 78h48v122h-48z"/><path fill="{y}" d="M248 52h48v148h-48z"/>'
    '<circle cx="116" cy="66" r="28" fill="none" stroke="{c}" stroke-width="14"/>'
    '<circle cx="116" cy="66" r="39" fill="none" stroke="{c}" stroke-width="10" stroke-dasharray="12 18.6"/>',
    "furnace": '<circle cx="236" cy="96" r="120" fill="{h}"/><path d="M124 200V76l38-30h92l40 30v124z" fill="{d}"/>'
    '<path fill="{y}" d="M124 70h170v8H124z"/><g fill="{c}"><rect x="144" y="88" width="22" height="74" rx="11"/>'
    '<rect x="180" y="88" width="22" height="74" rx="11"/><rect x="216" y="88" width="22" height="74" rx="11"/>'
    '<rect x="252" y="88" width="22" height="74" rx="11"/></g><path d="M18 132h0M36 84h0M42 160h0M52 110h0M66 62h0M72 142h0'
    'M88 96h0M94 170h0M104 124h0M108 52h0M28 48h0M8 96h0M80 36h0" stroke="{c}" stroke-width="5" stroke-linecap="round" opacity=".8"/>'
    '<path d="M60 88h0M98 72h0M84 120h0M112 148h0M46 60h0" stroke="{c}" stroke-width="8" stroke-linecap="round" opacity=".9"/>',
    "talks": '<circle cx="122" cy="92" r="58" fill="{c}"/><circle cx="198" cy="92" r="58" fill="{h}"/>'
    '<path d="M160 48a58 58 0 0 1 0 88 58 58 0 0 1 0-88z" fill="{y}"/><path fill="{d}" d="M30 162h260v8H30zM60 170h10v30H60zM250 170h10v30h-10z"/>',
    "scales": '<circle cx="160" cy="96" r="104" fill="{h}"/><g transform="translate(29 16) scale(.82)"><path fill="{c}" d="M156 36h8v132h-8zM120 168h80v10h-80z"/>'
    '<path d="M88 62h144" stroke="{c}" stroke-width="8" stroke-linecap="round"/><path d="m106 64-26 54h52zM214 64l-26 54h52z" fill="none" stroke="{y}" stroke-width="4"/>'
    '<path fill="{y}" d="M74 118h64a32 26 0 0 1-64 0zM182 118h64a32 26 0 0 1-64 0z"/><circle cx="160" cy="36" r="12" fill="{y}"/></g>',
    "wrench": '<circle cx="214" cy="112" r="78" fill="{y}"/><path d="m0 200 70-80 44 40 60-70 76 80 30-26 40 56z" fill="{d}"/>'
    '<g transform="rotate(-38 150 100)" fill="{c}"><rect x="82" y="90" width="130" height="20" rx="10"/>'
    '<path d="M82 72a28 28 0 1 0 0 56l-2-18H58V90h22z"/><circle cx="206" cy="100" r="22"/><circle cx="206" cy="100" r="9" fill="{g}"/></g>',
    "phone": '<circle cx="160" cy="214" r="150" fill="{h}"/><g transform="translate(0 16)"><rect x="116" y="26" width="88" height="160" rx="14" fill="{c}"/>'
    '<g fill="{g}"><rect x="132" y="118" width="12" height="40" rx="3"/><rect x="154" y="92" width="12" height="66" rx="3"/></g>'
    '<rect x="176" y="66" width="12" height="92" rx="3" fill="{a}"/><rect x="132" y="44" width="36" height="7" rx="3.5" fill="{h}"/></g>',
    "city": '<circle cx="236" cy="66" r="40" fill="{y}"/><path fill="{c}" d="M66 84h48v116H66zM136 52h56v148h-56z"/>'
    '<path fill="{h}" d="M0 128h66v72H0zM114 116h22v84h-22zM192 104h52v96h-52z"/><path fill="{d}" d="M244 140h76v60h-76z"/>'
    '<path d="M154 70v100M174 70v100" stroke="{g}" stroke-width="9" stroke-dasharray="13 13"/><path d="M90 100v80" stroke="{g}" stroke-width="24" stroke-dasharray="9 17"/>',
    "moon": '<path d="M190 34a48 48 0 1 0 42 70 40 40 0 0 1-42-70z" fill="{c}"/><path d="M0 150c60-40 110-30 160-6s100 22 160-14v70H0z" fill="{h}"/>'
    '<path d="M0 176c70-24 130-16 180-2s90 6 140-12v38H0z" fill="{d}"/><path d="M92 46h0M128 82h0M112 30h0M72 92h0M252 40h0" stroke="{c}" stroke-width="5" stroke-linecap="round"/>',
    "helmet": '<circle cx="160" cy="110" r="104" fill="{h}"/><g transform="translate(0 -8)"><path d="M82 142a78 78 0 0 1 156 0z" fill="{y}"/>'
    '<path d="M142 66a78 78 0 0 1 36 0v56h-36z" fill="{c}"/><rect x="64" y="136" width="192" height="20" rx="10" fill="{a}"/>'
    '<path d="M104 156a56 44 0 0 0 112 0" fill="none" stroke="{k}" stroke-width="8" stroke-linecap="round"/></g>',
    "extinguisher": '<circle cx="160" cy="110" r="96" fill="{h}"/><g transform="translate(27 14) scale(.83)"><rect x="132" y="76" width="56" height="110" rx="20" fill="#c8452f"/>'
    '<path fill="{c}" d="M132 112h56v34h-56z"/><rect x="150" y="52" width="20" height="26" rx="4" fill="{k}"/>'
    '<path d="M170 58h36v8h-36zM206 48v28h12V48z" fill="{k}"/><path d="M150 60c-30 0-40 18-40 46" fill="none" stroke="{k}" stroke-width="8" stroke-linecap="round"/></g>',
    "aid": '<circle cx="252" cy="44" r="78" fill="{h}"/><path d="M128 74V58a12 12 0 0 1 12-12h40a12 12 0 0 1 12 12v16" fill="none" stroke="{k}" stroke-width="10"/>'
    '<rect x="76" y="70" width="168" height="104" rx="14" fill="{c}"/><path fill="{d}" d="M76 116h168v12H76z"/>'
    '<circle cx="160" cy="122" r="34" fill="{c}"/><path fill="#c8452f" d="M151 98h18v15h15v18h-15v15h-18v-15h-15v-18h15z"/>',
    "lamp": '<circle cx="160" cy="84" r="86" fill="{h}"/><g transform="translate(29 20) scale(.82)"><path d="M132 132c0-18-24-28-24-58a52 52 0 0 1 104 0c0 30-24 40-24 58z" fill="{y}"/>'
    '<path d="m164 58-20 30h32l-20 30" fill="none" stroke="{c}" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/>'
    '<path fill="{k}" d="M134 138h52v12h-52zM138 154h44v10h-44zM148 168h24v8h-24z"/></g>',
    "heart": '<circle cx="90" cy="150" r="86" fill="{h}"/><g transform="translate(24 14) scale(.85)"><path d="M160 168C106 130 80 104 80 72a40 40 0 0 1 80-16 40 40 0 0 1 80 16c0 32-26 58-80 96z" fill="{c}"/>'
    '<path d="M78 110h46l12-24 20 48 16-34 8 10h62" fill="none" stroke="{a}" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/></g>',
    "contract": '<circle cx="240" cy="60" r="96" fill="{h}"/><g transform="translate(0 18)"><path d="M96 24h98l30 30v146H96z" fill="{c}"/><path d="M194 24v30h30z" fill="{y}"/>'
    '<path d="M116 66h58M116 88h88M116 110h88M116 132h52" stroke="{h}" stroke-width="7" stroke-linecap="round"/>'
    '<path d="M116 164c14-18 20-2 12 6s14-8 24-6 10 6 22 2" fill="none" stroke="{k}" stroke-width="4" stroke-linecap="round"/>'
    '<path d="m198 176 44-66 16 10-44 66-20 10z" fill="{a}"/></g>',
    "mic": '<circle cx="250" cy="40" r="110" fill="{h}"/><g transform="translate(0 12)"><rect x="120" y="112" width="80" height="88" rx="6" fill="{c}"/>'
    '<rect x="106" y="100" width="108" height="16" rx="4" fill="{y}"/><path d="M160 100V58" stroke="{c}" stroke-width="6"/>'
    '<rect x="149" y="28" width="22" height="38" rx="11" fill="{c}"/><g fill="{k}"><circle cx="40" cy="176" r="18"/>'
    '<path d="M12 210a28 22 0 0 1 56 0z"/><circle cx="96" cy="176" r="18"/><path d="M68 210a28 22 0 0 1 56 0z"/>'
    '<circle cx="224" cy="176" r="18"/><path d="M196 210a28 22 0 0 1 56 0z"/><circle cx="280" cy="176" r="18"/><path d="M252 210a28 22 0 0 1 56 0z"/></g></g>',
    "cup": '<circle cx="60" cy="160" r="92" fill="{h}"/><g transform="translate(16 12) scale(.9)"><path d="M118 34h84v44a42 42 0 0 1-84 0z" fill="{y}"/><path d="M160 34h42v44a42 42 0 0 1-42 42z" fill="{a}"/>'
    '<path d="M118 46H90c0 30 12 40 32 42M202 46h28c0 30-12 40-32 42" fill="none" stroke="{y}" stroke-width="8"/>'
    '<path fill="{a}" d="M153 118h14v34h-14z"/><rect x="118" y="150" width="84" height="18" rx="4" fill="{c}"/></g>',
    "hands": '<circle cx="160" cy="84" r="92" fill="{h}"/><circle cx="160" cy="74" r="34" fill="{y}"/>'
    '<path d="M56 200c0-56 22-86 60-86 18 0 26 14 18 28-10 16-26 20-28 58zM264 200c0-56-22-86-60-86-18 0-26 14-18 28 10 16 26 20 28 58z" fill="{c}"/>'
    '<path d="M160 92v44m-12-12 12 12 12-12" fill="none" stroke="{k}" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>',
}
