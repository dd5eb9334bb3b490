"""Drawings of kitchen goods, food and drink."""

# A drawing is easier to follow when a shape is one line.
# ruff: noqa: E501
# fmt: off

DRAWINGS = {
"pan": '''
<path fill="{ink}" d="M270 190l94-62q12-4 14 8t-6 14l-86 58z"/><path {B} d="M56 214h236l-18 76q-6 22-30 22H104q-24 0-30-22z"/><ellipse cx="174" cy="214" rx="118" ry="34" fill="{dark}"/><ellipse cx="174" cy="216" rx="102" ry="26" fill="{deep}"/><ellipse cx="150" cy="212" rx="52" ry="10" fill="#fff" opacity=".12"/><path {H} d="M74 244q10 46 30 60H92q-12-6-26-58z"/>''',
"saucepan": '''
<path fill="{ink}" d="M278 190h92q10 0 10 10t-10 10h-92z"/><path {B} d="M80 172h212v116q0 28-28 28H108q-28 0-28-28z"/><ellipse cx="186" cy="172" rx="106" ry="24" {M}/><path fill="{ink}" d="M172 130h28v22h-28z"/><path fill="{dark}" d="M84 164q102-34 204 0l-4 12q-98 22-196 0z" opacity=".5"/><path {H} d="M96 196h20v104q-20-4-20-20z"/><path {S} d="M252 190h40v98q0 28-28 28h-30q18-60 18-126z"/>''',
"casserole": '''
<path fill="{dark}" d="M58 196h36v24H70q-12 0-12-12zm248 0h36v12q0 12-12 12h-24z"/><path {B} d="M84 186h232v98q0 32-32 32H116q-32 0-32-32z"/><path {B} d="M80 182q8-56 120-56t120 56q0 10-10 10H90q-10 0-10-10z"/><path {M} d="M182 104h36q6 0 6 8l-4 16h-40l-4-16q0-8 6-8z"/><path {S} d="M80 184h240v12H80zM274 192h42v92q0 32-32 32h-24q14-60 14-124z"/><path {H} d="M104 202h18v98q-18-4-18-20zM118 166q20-22 68-26-30 14-40 30z"/>''',
"knife": '''
<g transform="rotate(-32 200 200)"><path {M} d="M150 184h206q-24 58-98 62-70 2-108-4z"/><path fill="#fff" opacity=".45" d="M150 184h206l-12 20H150z"/><path {B} d="M22 182q-6 28 8 46l114-6q8 0 8-8v-24q0-8-8-8z"/><path {M} d="M146 178h14v52h-14z"/><g fill="{pale}"><circle cx="52" cy="204" r="6"/><circle cx="84" cy="203" r="6"/><circle cx="116" cy="202" r="6"/></g></g>''',
"bread-knife": '''
<g transform="rotate(-32 200 200)"><path {M} d="M150 182h210q4 24-14 36l-8 6-10-6-12 8-12-8-12 8-12-8-12 8-12-8-12 8-12-8-12 8-12-8-12 8-12-8-12 8-12-8-6 4z"/><path {B} d="M22 180q-6 28 8 46l114-6q8 0 8-8v-24q0-8-8-8z"/><path {M} d="M146 176h14v52h-14z"/><g fill="{pale}"><circle cx="52" cy="202" r="6"/><circle cx="84" cy="201" r="6"/><circle cx="116" cy="200" r="6"/></g></g>''',
"paring-knife": '''
<g transform="rotate(-36 200 200)"><path {M} d="M196 188h128q-16 38-60 40h-68z"/><path fill="#fff" opacity=".45" d="M196 188h128l-8 14H196z"/><path {B} d="M64 184q-6 26 6 44l116-4q10 0 10-10v-20q0-10-10-10z"/><g fill="{pale}"><circle cx="96" cy="206" r="5"/><circle cx="130" cy="205" r="5"/><circle cx="164" cy="204" r="5"/></g></g>''',
"board": '''
<g transform="rotate(-10 200 200)"><path {B} d="M186 54h28q8 0 8 8v36h44q22 0 22 22v170q0 22-22 22H134q-22 0-22-22V120q0-22 22-22h44V62q0-8 8-8z"/><circle cx="200" cy="76" r="9" fill="{deep}"/><path {D} d="M136 130q50 14 128 0M134 168q60-14 132 4M136 206q60 16 130 0M134 246q70-12 132 6M140 280q60 12 120 0"/><path {S} d="M112 282h176v8q0 22-22 22H134q-22 0-22-22z"/></g>''',
"kettle": '''
<path fill="none" stroke="{ink}" stroke-width="18" stroke-linecap="round" d="M262 118q68 0 60 74t-46 72"/><path fill="{dark}" d="M132 150L86 126q-8 2-6 12l42 68z"/><path {B} d="M140 104h112q10 0 12 12l22 168q2 22-20 22H126q-22 0-20-22l22-168q2-12 12-12z"/><path fill="{ink}" d="M158 84h76q8 0 10 8l2 14H146l2-14q2-8 10-8zM102 300h188q10 0 10 10v12H92v-12q0-10 10-10z"/><path fill="#dcecf2" opacity=".7" d="M214 160h16l6 110h-16z"/><path {H} d="M150 118h18l-16 172h-20z"/>''',
"gooseneck": '''
<path fill="none" stroke="{ink}" stroke-width="16" stroke-linecap="round" d="M258 150q70-16 66 48t-52 76"/><path fill="none" stroke="url(#g)" stroke-width="17" stroke-linecap="round" d="M130 280q-44-10-44-70t-34-76"/><path {B} d="M142 142h112q8 0 10 10l20 138q2 16-14 16H126q-16 0-14-16l20-138q2-10 10-10z"/><path fill="{ink}" d="M136 126h124v18H136zM188 104h20v22h-20zM104 302h190v20H104z"/><path {H} d="M152 154h16l-14 142h-18z"/>''',
"stove-kettle": '''
<path fill="none" stroke="{ink}" stroke-width="15" stroke-linecap="round" d="M128 170q-4-108 72-108t72 108"/><path fill="{dark}" d="M290 214l56-50 14 12-50 84z"/><path {B} d="M200 138q116 0 118 130 0 46-40 48H122q-40-2-40-48 2-130 118-130z"/><path fill="{dark}" d="M146 152q54-30 108 0-54 22-108 0z"/><circle cx="200" cy="128" r="13" fill="{ink}"/><path {H} d="M104 258q2-60 52-92-28 50-26 120-22-2-26-28z"/>''',
"coffee-maker": '''
<path fill="{ink}" d="M84 300h232q8 0 8 8v14H76v-14q0-8 8-8z"/><path {B} d="M92 84h216q14 0 14 14v84H78V98q0-14 14-14z"/><path fill="{dark}" d="M236 182h76v120h-76z"/><path {M} d="M112 182h96v24h-96zM148 206h24v24h-24z"/><path fill="{ink}" d="M48 190h70v16H48z"/><path fill="#f4f1ea" d="M126 252h68v30q0 16-16 16h-36q-16 0-16-16z"/><path fill="none" stroke="#f4f1ea" stroke-width="7" d="M194 262h10q10 0 10 10t-10 10h-12"/><circle cx="124" cy="132" r="20" {M}/><path stroke="{ink}" stroke-width="4" d="M124 132l10-10"/><path fill="{deep}" d="M200 118h90v10h-90zm0 22h60v10h-60z"/><path {H} d="M92 92h216v10H88z"/>''',
"moka": '''
<path fill="none" stroke="{ink}" stroke-width="15" stroke-linecap="round" d="M250 132h54l-10 98"/><path {B} d="M146 104h108l14 96H132z"/><path {B} d="M138 212h124l22 100q2 10-8 10H124q-10 0-8-10z"/><path {M} d="M130 196h140v20H130z"/><path fill="{dark}" d="M146 104l-24 22 22 20zM152 82h96l8 22H144z"/><circle cx="200" cy="74" r="12" fill="{ink}"/><path {S} d="M200 104h54l14 96h-68zM200 216h62l22 96q2 10-8 10h-76z"/><path {H} d="M154 110h18l-8 84h-20zM150 220h20l-10 96h-28z"/>''',
"french-press": '''
<path fill="none" stroke="{dark}" stroke-width="16" stroke-linecap="round" d="M268 144h44q10 0 10 12v88q0 14-12 14h-40"/><path {M} d="M196 50h8v70h-8z"/><circle cx="200" cy="50" r="14" fill="{ink}"/><path fill="#dcecee" opacity=".8" d="M130 120h140v190H130z"/><path fill="#4a3022" d="M134 196h132v112H134z"/><path {M} d="M134 186h132v12H134z"/><path {B} d="M122 108h156q8 0 8 10v14H114v-14q0-10 8-10zM122 302h156v20H122zM122 132h14v170h-14zm142 0h14v170h-14z"/><path fill="#fff" opacity=".35" d="M144 140h14v160h-14z"/>''',
"dripper": '''
<path fill="none" stroke="{dark}" stroke-width="14" d="M280 140q54-6 48 34t-72 40"/><path {B} d="M104 122h192l-56 108h-80z"/><ellipse cx="200" cy="122" rx="96" ry="20" fill="{dark}"/><ellipse cx="200" cy="124" rx="80" ry="14" fill="#f4efe4"/><path {B} d="M132 228h136q10 0 10 9t-10 9H132q-10 0-10-9t10-9z"/><path fill="#dcecee" opacity=".8" d="M150 248h100v58q0 16-16 16h-68q-16 0-16-16z"/><path fill="#4a3022" d="M152 282h96v24q0 14-14 14h-68q-14 0-14-14z"/><path {H} d="M124 136h22l40 90h-18z"/>''',
"mug": '''
<path fill="none" stroke="{dark}" stroke-width="22" d="M264 168q70-10 66 44t-74 50"/><path {B} d="M96 130h176v140q0 42-42 42h-92q-42 0-42-42z"/><ellipse cx="184" cy="130" rx="88" ry="22" fill="{dark}"/><ellipse cx="184" cy="133" rx="76" ry="15" fill="#5a3b28"/><path {H} d="M112 158h22v130q-22-6-22-30z"/><path {S} d="M236 146q24-4 36-12v136q0 42-42 42h-14q22-60 20-166z"/>''',
"enamel-mug": '''
<path fill="none" stroke="{dark}" stroke-width="14" d="M270 168q66-10 62 40t-66 44"/><path {B} d="M102 132h172v160q0 20-20 20H122q-20 0-20-20z"/><ellipse cx="188" cy="132" rx="88" ry="20" fill="{ink}"/><ellipse cx="188" cy="133" rx="80" ry="15" fill="{pale}"/><path {H} d="M116 160h18v136q-18-4-18-16z"/><path {S} d="M238 148q24-4 36-10v154q0 20-20 20h-22q12-80 6-164z"/>''',
"jar": '''
<path fill="#dcecee" opacity=".8" d="M124 116h152q18 12 18 40v136q0 28-28 28H134q-28 0-28-28V156q0-28 18-40z"/><path {B} d="M114 214q86-16 172 0v76q0 22-22 22H136q-22 0-22-22z"/><path {M} d="M122 92h156v26H122z"/><path fill="{wood}" d="M116 72h168q8 0 8 10v14H108V82q0-10 8-10z"/><path fill="#fff" opacity=".55" d="M122 140h18v150q-18-2-18-14z"/><path fill="#f7f3ea" d="M160 176h80v44h-80z"/><path stroke="{ink}" stroke-width="4" opacity=".5" d="M172 192h56M172 204h36"/>''',
"canister": '''
<path fill="{wood}" d="M112 84h176q10 0 10 12v24H102V96q0-12 10-12z"/><path {B} d="M108 120h184v168q0 32-32 32H140q-32 0-32-32z"/><path fill="{ink}" opacity=".85" d="M160 186h80v52h-80z"/><path stroke="#fff" stroke-width="4" opacity=".7" d="M174 206h52M174 220h34"/><path {H} d="M122 130h20v170q-20-4-20-20z"/><path {S} d="M254 120h38v168q0 32-32 32h-22q18-70 16-200z"/>''',
"tea": '''
<path {B} d="M112 132h176v176q0 14-14 14H126q-14 0-14-14z"/><path fill="{dark}" d="M104 100h192q8 0 8 8v26H96v-26q0-8 8-8z"/><path fill="#f6f0e2" d="M136 166h128v112H136z"/><path fill="{base}" d="M200 258q-46-20-30-68 40 6 30 68zm0 0q46-20 30-68-40 6-30 68z"/><path {D} d="M200 268v-60"/><path {H} d="M120 140h12v170h-12z"/><path {S} d="M272 132h16v176q0 14-14 14h-14z"/>''',
"coffee-bag": '''
<path {B} d="M124 104h152l10 18v184q0 16-16 16H130q-16 0-16-16V122z"/><path fill="{dark}" d="M124 70h152v38H124z"/><path {D} d="M124 82h152M124 96h152"/><circle cx="200" cy="130" r="8" fill="{deep}"/><path fill="#f6f0e2" d="M142 164h116v116H142z"/><ellipse cx="200" cy="214" rx="26" ry="36" fill="#5a3b28" transform="rotate(24 200 214)"/><path fill="none" stroke="#f6f0e2" stroke-width="5" d="M188 184q24 30 24 62"/><path stroke="{base}" stroke-width="5" d="M160 264h80"/><path {S} d="M262 108l14 0 10 14v184q0 16-16 16h-12z"/>''',
"chocolate": '''
<g transform="rotate(-8 200 200)"><path fill="#5b3a28" d="M128 58h144v150H128z"/><path stroke="#432918" stroke-width="5" d="M176 58v150M224 58v150M128 106h144M128 154h144"/><path fill="#fff" opacity=".12" d="M134 64h36v36h-36zm48 0h36v36h-36zm48 0h36v36h-36z"/><path fill="#e8e2d4" d="M120 178l16 10 16-10 16 10 16-10 16 10 16-10 16 10 16-10 16 10 16-10v30H120z"/><path {B} d="M120 196h160v134H120z"/><path fill="#f6f0e2" d="M142 226h116v70H142z"/><path stroke="{base}" stroke-width="6" d="M158 248h84M170 268h60"/><path {S} d="M262 196h18v134h-18z"/></g>''',
"pet-bowl": '''
<path {B} d="M96 196h208l34 104q4 18-14 18H76q-18 0-14-18z"/><ellipse cx="200" cy="196" rx="104" ry="30" fill="{light}"/><ellipse cx="200" cy="198" rx="90" ry="23" fill="{deep}"/><path fill="#9a6a43" d="M126 196q20-30 44-12 20-24 44-4 34-18 58 18-70 26-146-2z"/><g fill="#b98458"><circle cx="150" cy="190" r="9"/><circle cx="184" cy="184" r="9"/><circle cx="216" cy="188" r="9"/><circle cx="246" cy="192" r="9"/></g><g fill="#fff" opacity=".5"><circle cx="200" cy="276" r="15"/><circle cx="178" cy="254" r="8"/><circle cx="193" cy="246" r="8"/><circle cx="209" cy="246" r="8"/><circle cx="223" cy="254" r="8"/></g>''',
"slow-bowl": '''
<path {B} d="M76 200h248l-14 92q-4 26-30 26H120q-26 0-30-26z"/><ellipse cx="200" cy="200" rx="124" ry="44" fill="{light}"/><ellipse cx="200" cy="202" rx="106" ry="34" fill="{deep}"/><g fill="none" stroke="{base}" stroke-width="12" stroke-linecap="round"><path d="M130 206q30-24 60-6t50-10M160 222q40-10 90 0M150 188q20-10 40-8"/></g><path {H} d="M94 240q10 50 30 66h-14q-14-10-22-60z"/>''',
}
