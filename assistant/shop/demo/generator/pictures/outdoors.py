"""Drawings of outdoor, garden and sports goods."""

# A drawing is easier to follow when a shape is one line.
# ruff: noqa: E501
# fmt: off

DRAWINGS = {
"tent": '''
<path fill="{dark}" d="M44 310L176 112q14-14 30 0l20 20-60 178z"/><path {B} d="M130 310q26-130 66-202 6-8 14 0 92 66 148 202z"/>
<path fill="{deep}" d="M168 310q10-92 32-150 30 60 44 150z"/><path fill="{light}" d="M200 160q-22 60-32 150h-14q14-100 40-168zM200 160q30 60 44 150h20q-20-96-58-168z" opacity=".9"/>
<path {D} d="M206 104q70 90 98 206M196 108q-40 80-58 202"/><path stroke="{deep}" stroke-width="3" d="M44 310l-20 14M358 310l20 14M206 104l0-14"/><path {H} d="M226 134q56 54 86 120-50-50-86-120z"/>''',
"bell-tent": '''
<path {B} d="M200 74q40 100 138 148v92H62v-92Q160 174 200 74z"/><path fill="{dark}" d="M62 222q138-30 276 0v16q-138-30-276 0z" opacity=".6"/><path fill="{deep}" d="M168 314q2-90 32-140 30 50 32 140z"/>
<path fill="{light}" d="M200 174q-30 50-32 140h-16q4-90 44-150zM200 174q30 50 32 140h16q-4-90-44-150z"/><path {D} d="M200 74q-30 100-96 146M200 74q30 100 96 146"/><path stroke="{wood}" stroke-width="6" stroke-linecap="round" d="M200 56v24"/>''',
"sleeping-bag": '''
<g transform="rotate(18 200 200)"><path {B} d="M152 88q48-46 96 0 22 24 22 70l-20 150q-4 20-50 20t-50-20l-20-150q0-46 22-70z"/><path fill="{deep}" d="M166 104q34-34 68 0 10 34-34 36t-34-36z"/><path fill="{pale}" d="M176 110q24-20 48 0-2 20-24 20t-24-20z"/>
<path {D} d="M132 172q68 22 136 0M136 208q64 20 128 0M140 244q60 18 120 0M146 280q54 16 108 0"/><path stroke="{pale}" stroke-width="4" d="M238 142l-8 176"/><path {H} d="M146 150q-4-40 22-58-14 30-8 220h-8z"/></g>''',
"rolled-mat": '''
<path {B} d="M120 148h196q22 0 22 76t-22 76H120z"/><ellipse cx="120" cy="224" rx="38" ry="76" fill="{dark}"/><ellipse cx="120" cy="224" rx="28" ry="58" fill="{light}"/><ellipse cx="120" cy="224" rx="18" ry="38" fill="{dark}"/><ellipse cx="120" cy="224" rx="9" ry="20" fill="{light}"/>
<path fill="{deep}" d="M196 148h18q18 40 18 76t-18 76h-18q18-40 18-76t-18-76zm76 0h18q18 40 18 76t-18 76h-18q18-40 18-76t-18-76z"/><path {H} d="M150 158h170q6 10 8 20H156z"/>''',
"backpack": '''
<path fill="none" stroke="{deep}" stroke-width="12" d="M172 92q0-38 28-38t28 38"/><path fill="{dark}" d="M112 196q-30 0-34 30v60q0 20 30 24zm176 0q30 0 34 30v60q0 20-30 24z"/><path {B} d="M128 130q8-56 72-56t72 56l22 158q3 28-30 28H136q-33 0-30-28z"/>
<path fill="{dark}" d="M124 132q10-62 76-62t76 62q2 28-22 30H146q-24-2-22-30z"/><path fill="{light}" d="M132 214q0-14 14-14h108q14 0 14 14v68q0 16-16 16H148q-16 0-16-16z" opacity=".55"/>
<path {D} d="M132 222h136M150 162v38M250 162v38"/><path {M} d="M142 170h16v22h-16zm100 0h16v22h-16z"/><path {H} d="M142 124q10-38 50-42-30 18-34 62l-16 4z"/>''',
"poles": '''
<g stroke-linecap="round"><path stroke="{dark}" stroke-width="11" d="M134 120l34 196"/><path stroke="{light}" stroke-width="11" d="M266 120l-34 196"/><path stroke="url(#m)" stroke-width="7" d="M152 220l18 104M248 220l-18 104.01"/><path stroke="{ink}" stroke-width="20" d="M128 84l8 52M272 84l-8 52"/></g>
<path fill="none" stroke="{base}" stroke-width="7" d="M126 82q-34 30-2 70M274 82q34 30 2 70"/><ellipse cx="166" cy="300" rx="20" ry="6" fill="{base}"/><ellipse cx="234" cy="300" rx="20" ry="6" fill="{base}"/><path fill="{deep}" d="M142 190h22v18h-22zm94 0h22v18h-22z"/>''',
"head-torch": '''
<path fill="none" stroke="{dark}" stroke-width="22" d="M96 196q4-104 104-104t104 104"/><path fill="none" stroke="url(#g)" stroke-width="22" d="M84 218q20 60 116 60t116-60"/><path {B} d="M140 196h120q16 0 16 16v70q0 16-16 16H140q-16 0-16-16v-70q0-16 16-16z"/>
<circle cx="200" cy="246" r="38" fill="{deep}"/><circle cx="200" cy="246" r="30" fill="#fff6cf"/><circle cx="200" cy="246" r="16" fill="#fff"/><path fill="#fff6cf" opacity=".35" d="M176 280L130 350h140l-46-70z"/><circle cx="262" cy="214" r="6" fill="{deep}"/><path {H} d="M140 202h100v8H134z"/>''',
"stove": '''
<path {M} d="M150 232h100q8 0 8 8v66q0 16-16 16h-84q-16 0-16-16v-66q0-8 8-8z"/><path {B} d="M142 252h116v48H142z"/><path {M} d="M184 196h32v40h-32z"/><path fill="{ink}" d="M216 208h52v10h-52zM126 186l8-40 12 2 40 40h28l40-40 12-2 8 40q-74 22-148 0z"/>
<path fill="#4f8fd6" opacity=".85" d="M160 150q10-20 6-40 20 20 16 40zM190 148q14-30 10-60 24 30 14 60zM222 150q10-18 12-36 12 18 8 36z"/><path fill="#dbeeff" opacity=".9" d="M196 148q8-16 6-32 10 16 4 32z"/>''',
"plant-pot": '''
<path fill="#5d8f5b" d="M196 160q-60-10-72-78 60 2 80 70 4-70 62-92 14 66-48 100z"/><path fill="#457247" d="M200 170q-8-60-4-104 24 40 14 104zM178 166q-40 6-60-20 34-10 64 12z"/><path {B} d="M118 186h164l-20 122q-2 14-16 14h-92q-14 0-16-14z"/><path {B} d="M106 160h188q8 0 8 8v22q0 8-8 8H106q-8 0-8-8v-22q0-8 8-8z"/>
<path {S} d="M106 192h188q8 0 8 6l-6 8H104l-6-8zM252 206h28l-18 102q-2 14-16 14h-20q24-50 26-116z"/><path {H} d="M134 206h16l10 100h-14z"/>''',
"planter": '''
<path fill="#5d8f5b" d="M200 190q-80-20-76-110 66 20 80 96 6-86 74-108 18 80-58 122z"/><path fill="#457247" d="M200 190q-14-80 0-130 22 60 8 130z"/><path {B} d="M116 180h168v96q0 30-30 30H146q-30 0-30-30z"/><path {H} d="M130 188h18v98q-18-4-18-16z"/><path {S} d="M250 180h34v96q0 30-30 30h-30q26-40 26-126z"/><path stroke="{wood}" stroke-width="9" stroke-linecap="round" d="M146 304l-8 22M254 304l8 22"/>''',
"watering-can": '''
<path fill="none" stroke="{dark}" stroke-width="14" d="M262 170q66-10 64 44t-62 54M136 152q40-64 110 0"/><path {B} d="M136 150h128q10 0 11 12l10 138q1 16-16 16H131q-17 0-16-16l10-138q1-12 11-12z"/><path fill="{base}" d="M122 236L66 142l16-10 56 62z"/><path {M} d="M44 140l44-26q8 2 6 12l-40 24q-10 0-10-10z"/><path {D} d="M122 200h156M118 284h164"/><path {H} d="M142 160h18l-8 146h-18z"/>''',
"indoor-can": '''
<path fill="none" stroke="{dark}" stroke-width="10" d="M240 200q78-60 80 10t-64 74"/><path {B} d="M140 196h110q14 60 20 104 2 18-18 18H138q-18 0-16-18 6-60 18-104z"/><path fill="none" stroke="url(#g)" stroke-width="12" stroke-linecap="round" d="M130 272Q70 250 62 112"/><path {H} d="M150 206h16l-10 100h-18z"/>''',
"trowel": '''
<g transform="rotate(38 200 200)"><path {M} d="M168 190q32-14 64 0 10 70-32 136-42-66-32-136z"/><path {M} d="M193 140h14v56h-14z"/><path {B} d="M184 40q16-10 32 0l4 96q-20 14-40 0z"/><path {S} d="M200 196v124q38-60 30-128z"/><path {H} d="M190 46h8v84h-8z"/><circle cx="200" cy="52" r="5" fill="{deep}"/></g>''',
"hand-fork": '''
<g transform="rotate(38 200 200)"><path {M} d="M160 216q0-22 40-22t40 22l-4 96q-6 8-10 0l-6-78h-12l-3 88q-5 8-10 0l-3-88h-12l-6 78q-4 8-10 0z"/><path {M} d="M193 140h14v56h-14z"/><path {B} d="M184 40q16-10 32 0l4 96q-20 14-40 0z"/><path {H} d="M190 46h8v84h-8z"/></g>''',
"secateurs": '''
<g transform="rotate(20 200 200)"><path {M} d="M190 184q-30-70 14-128 30 50 20 120z"/><path {M} d="M214 178q40-30 30-90-40 20-48 84z"/><path {B} d="M184 188q-40 60-36 132 14 10 26 0 6-70 34-118z"/><path {B} d="M222 182q34 60 32 134-14 12-26 0-2-70-28-118z"/><circle cx="206" cy="186" r="15" {M}/><circle cx="206" cy="186" r="5" fill="{ink}"/></g>''',
"spade": '''
<g transform="rotate(24 200 200)"><path {M} d="M156 224h88v62q0 30-44 46-44-16-44-46z"/><path {B} d="M193 84h14v146h-14z"/><path fill="none" stroke="{dark}" stroke-width="13" d="M170 46h60l-18 40h-24z"/><path {S} d="M200 226h44v60q0 30-44 46z"/></g>''',
"gloves": '''
<path {B} d="M108 312q-6-60-30-110-6-20 10-22t24 20l8 16-14-84q-2-18 14-20t20 18l8 52 2-62q2-18 18-17t18 18l2 68 12-52q6-18 20-14t11 24l-20 90q-4 60-8 75z"/><path fill="{dark}" d="M100 290h104v36q-52 10-104 0z"/><path {D} d="M108 302h88M154 208v20M180 208v18"/>
<path {B} d="M228 320q0-60-8-100-2-20 14-20t20 20l2 16 10-84q4-18 20-16t16 20l-4 52 14-60q6-18 20-13t12 20l-14 68 22-46q10-16 22-9t4 24l-46 88q-14 40-18 50z" opacity=".92" transform="translate(14 -2) scale(.94)"/>''',
"garden-chair": '''
<path {B} d="M118 70h164q8 0 8 8v128H110V78q0-8 8-8z"/><path fill="{deep}" d="M126 88h148v10H126zm0 28h148v10H126zm0 28h148v10H126zm0 28h148v10H126z" opacity=".5"/><path {B} d="M84 206h232q8 0 8 10v14H76v-14q0-10 8-10z"/><path fill="{dark}" d="M92 230h18v94H92zm198 0h18v94h-18zM78 164h20v46H78zm224 0h20v46h-20z"/><path {B} d="M66 156h60q8 0 8 8v6H62v-6q0-8 4-8zm208 0h60q4 0 4 8v6h-72v-6q0-8 8-8z"/>''',
"bistro-chair": '''
<g fill="none" stroke="{dark}" stroke-width="11" stroke-linecap="round"><path d="M136 70l96 254M264 70l-6 130-78 124M136 70q60-24 128 0"/></g><path {B} d="M142 92q56-18 120 0l-2 22q-56-14-112 0zm14 40q50-14 102 0l-2 20q-46-10-92 0z"/><path {B} d="M122 200h160q12 0 12 10t-12 10H122q-12 0-12-10t12-10z"/><path {S} d="M122 212h164q4 8-4 8H122z"/>''',
"deckchair": '''
<g stroke="{wood}" stroke-width="13" stroke-linecap="round"><path d="M96 78l200 238M120 316l190-106"/><path d="M132 58l200 238" opacity=".75"/></g><path {B} d="M104 86l40-22q30 110 98 140l74 20-34 30q-140-20-178-168z"/><path {S} d="M240 204l76 20-34 30q-40-4-72-22z"/>''',
"lantern": '''
<path fill="none" stroke="{ink}" stroke-width="8" d="M160 110q0-54 40-54t40 54"/><path {B} d="M142 110h116l18 30H124z"/><path fill="#fff3c4" d="M134 140h132v140H134z"/><radialGradient id="f"><stop stop-color="#ffd25e"/><stop offset="1" stop-color="#ffd25e" stop-opacity="0"/></radialGradient><circle cx="200" cy="216" r="70" fill="url(#f)"/><path fill="#f7a93b" d="M200 176q26 34 0 62-26-28 0-62z"/><path {B} d="M122 280h156l8 36q0 6-6 6H120q-6 0-6-6z"/><path stroke="{base}" stroke-width="9" d="M134 140v140M266 140v140M178 140v140M222 140v140" opacity=".85"/>''',
"path-light": '''
<circle cx="130" cy="120" r="66" fill="#ffe9a6" opacity=".5"/><circle cx="262" cy="150" r="66" fill="#ffe9a6" opacity=".5"/><path {M} d="M126 150h8v172h-8zm132 30h8v142h-8z"/><path fill="#fff6d6" d="M110 112h40v42h-40zm132 30h40v42h-40z"/><path {B} d="M84 114q46-52 92 0zm132 30q46-52 92 0z"/><path fill="{deep}" d="M104 152h52v10h-52zm132 30h52v10h-52z"/>''',
"fairy-lights": '''
<path fill="none" stroke="{dark}" stroke-width="5" d="M52 110q70 90 150 40t150 30q-70 90-160 50T56 250q60 80 150 50t130 4"/><g fill="#ffe08a"><circle cx="88" cy="150" r="14"/><circle cx="152" cy="174" r="14"/><circle cx="218" cy="144" r="14"/><circle cx="286" cy="140" r="14"/><circle cx="326" cy="222" r="14"/><circle cx="250" cy="244" r="14"/><circle cx="176" cy="224" r="14"/><circle cx="110" cy="224" r="14"/><circle cx="112" cy="298" r="14"/><circle cx="190" cy="306" r="14"/><circle cx="274" cy="286" r="14"/></g><g fill="#fff8dc"><circle cx="88" cy="150" r="6"/><circle cx="152" cy="174" r="6"/><circle cx="218" cy="144" r="6"/><circle cx="286" cy="140" r="6"/><circle cx="326" cy="222" r="6"/><circle cx="250" cy="244" r="6"/><circle cx="176" cy="224" r="6"/><circle cx="110" cy="224" r="6"/><circle cx="112" cy="298" r="6"/><circle cx="190" cy="306" r="6"/><circle cx="274" cy="286" r="6"/></g>''',
"seeds": '''
<g transform="rotate(-6 200 200)"><path fill="#f7f2e6" d="M110 64h180v258H110z"/><path {B} d="M110 64h180v54H110z"/><path {S} d="M110 106h180v12H110z"/><path stroke="#4c8a59" stroke-width="7" fill="none" stroke-linecap="round" d="M200 290V190"/><path fill="#5d9a5c" d="M200 260q-44 0-52-40 44-4 52 40zm0-12q44 0 52-40-44-4-52 40z"/><g fill="{base}"><circle cx="200" cy="152" r="17"/><circle cx="176" cy="168" r="17"/><circle cx="224" cy="168" r="17"/><circle cx="186" cy="194" r="17"/><circle cx="214" cy="194" r="17"/></g><circle cx="200" cy="176" r="14" fill="#f2cf63"/><path fill="#fff" opacity=".7" d="M130 82h96v8h-96z"/></g>''',
"dumbbell": '''
<g transform="rotate(-16 200 210)"><path {M} d="M130 198h140v26H130z"/><path {B} d="M70 152q28-14 56 0v118q-28 14-56 0z"/><path fill="{dark}" d="M126 168h22v86h-22z"/><path {B} d="M274 152q28-14 56 0v118q-28 14-56 0z"/><path fill="{dark}" d="M252 168h22v86h-22z"/><path {H} d="M80 156h14v108H80zm204 0h14v108h-14z"/></g>''',
"water-bottle": '''
<path fill="{ink}" d="M168 60h64q6 0 6 6v34h-76V66q0-6 6-6z"/><path fill="none" stroke="{ink}" stroke-width="8" d="M176 62q0-24 24-24t24 24"/><path {B} d="M164 100h72q4 26 20 38 6 6 6 16v150q0 18-18 18h-88q-18 0-18-18V154q0-10 6-16 16-12 20-38z"/><path fill="{dark}" d="M138 288h124v16q0 18-18 18h-88q-18 0-18-18z"/><path {H} d="M152 152h18v130h-18z"/><path {S} d="M236 140q20 6 26 14v134h-26z"/>''',
"sports-bottle": '''
<path fill="{ink}" d="M186 52h28v26h-28z"/><path fill="{dark}" d="M158 78h84v36h-84z"/><path {B} d="M152 114h96q12 20 8 60-4 20 0 40 8 50 0 94-2 14-16 14h-80q-14 0-16-14-8-44 0-94 4-20 0-40-4-40 8-60z"/><path {D} d="M146 186h108M146 206h108"/><path {H} d="M160 122h16v180h-16z"/>''',
"glass-bottle": '''
<path fill="{wood}" d="M170 58h60v38h-60z"/><path fill="#dff0f2" opacity=".85" d="M170 96h60v30q0 20 16 34 8 8 8 22v128q0 14-14 14h-80q-14 0-14-14V182q0-14 8-22 16-14 16-34z"/><path {B} d="M146 190h108v96H146z"/><path {H} d="M158 176h14v134h-14z"/>''',
"helmet": '''
<path {B} d="M62 252q-8-150 140-156 128 4 138 128 2 22-16 26l-96 12q-30-22-72-6-40 14-94-4z"/><path fill="{deep}" d="M120 130q50-26 96-14l-20 26q-40-8-88 16zM92 186q60-40 150-26l-16 26q-70-12-142 26zM254 126q46 18 62 60l-50-14q-12-20-30-30z"/><path fill="{ink}" d="M60 250q54 20 96 6 40-16 72 6l96-12q-10 18-30 20l-70 6q-30-12-66 2-50 14-98-28z"/><path fill="none" stroke="{ink}" stroke-width="7" d="M128 268q20 46 62 48l46-44"/><path {H} d="M84 220q6-60 60-92-30 40-36 86z"/>''',
"city-helmet": '''
<path {B} d="M66 256q-4-158 136-158t132 142q0 14-14 16z"/><path fill="{dark}" d="M66 248h262q10 0 10 10t-10 10H70q-8-8-4-20z"/><g fill="{deep}"><ellipse cx="150" cy="150" rx="18" ry="9" transform="rotate(-28 150 150)"/><ellipse cx="204" cy="136" rx="20" ry="9"/><ellipse cx="258" cy="152" rx="18" ry="9" transform="rotate(28 258 152)"/></g><path fill="none" stroke="{ink}" stroke-width="7" d="M120 268q24 50 70 52l48-52"/><path {H} d="M88 232q2-70 54-104-24 44-26 104z"/>''',
"goggles": '''
<path fill="none" stroke="{dark}" stroke-width="14" d="M92 214q-40-60 20-92 88-34 176 0 60 32 20 92"/><path {B} d="M84 176h88q26 0 26 22h4q0-22 26-22h88q26 0 22 32-6 50-54 54-44 2-62-38-22-14-44 0-18 40-62 38-48-4-54-54-4-32 22-32z"/><path fill="#bfe3ef" d="M96 192h66q14 0 12 20-8 32-44 32t-42-34q-2-18 8-18zm142 0h66q10 0 8 18-6 34-42 34t-44-32q-2-20 12-20z"/><path fill="#fff" opacity=".6" d="M104 200h30l-26 26q-8-14-4-26zm142 0h30l-26 26q-8-14-4-26z"/>''',
"football": '''
<circle {B} cx="200" cy="206" r="114"/><path fill="{deep}" d="M200 160l44 32-17 52h-54l-17-52zM200 94l34 4 10 20-44 24-44-24 10-20zM88 196l14 34-10 28q-10-30-4-62zm224 0q6 32-4 62l-10-28zM136 286l40 2 12 30q-40-4-66-26zm128 0l14 6q-26 22-66 26l12-30z"/><path {D} d="M200 142v18M244 192l46-24M227 244l36 42M173 244l-36 42M156 192l-46-24"/><path {H} d="M120 170q20-54 80-66-50 30-60 80z"/>''',
"basketball": '''
<circle {B} cx="200" cy="206" r="114"/><path fill="none" stroke="{ink}" stroke-width="6" d="M86 206h228M200 92v228M118 126q60 80 0 160M282 126q-60 80 0 160"/><path {H} d="M120 170q20-54 80-66-50 30-60 80z"/>''',
"volleyball": '''
<circle {B} cx="200" cy="206" r="114"/><path fill="{pale}" opacity=".7" d="M200 92q-90 40-66 150 60-60 66-150zM310 236q-20-90-110-114 40 80 110 114zM120 286q90 30 170-40-100-10-170 40z"/><path {D} d="M200 92q10 60 0 114M200 206l100 56M200 206l-100 56M160 100q-50 70-30 150M240 100q60 40 72 120M110 280q70 40 160 10"/><path {H} d="M120 170q20-54 80-66-50 30-60 80z"/>''',
}
