"""Drawings of what is worn: shoes, clothes, hats, bags."""

# A drawing is easier to follow when a shape is one line.
# ruff: noqa: E501
# fmt: off

DRAWINGS = {
"boot": '''
<path {B} d="M122 84h92q8 0 9 9l5 80q2 22 22 31l58 24q32 13 32 42v20H116q-9 0-8-11l8-185q1-10 6-10z"/>
<path fill="{deep}" d="M102 284h240q6 0 6 8v12q0 14-14 14H118q-16 0-16-16z"/>
<path fill="{deep}" d="M104 312h26v12h-26zm44 0h26v12h-26zm44 0h26v12h-26zm44 0h26v12h-26zm44 0h26v12h-26zm42 0h18v12h-18z"/>
<path {S} d="M282 218l26 10q32 13 32 42v16h-78q-8-42 20-68z"/>
<path {S} d="M114 190q34 6 40 94h-46z"/>
<path fill="{dark}" d="M116 74h104q12 0 12 13t-12 13H116q-12 0-12-13t12-13z"/>
<path {D} d="M176 100q0 70 22 104t64 40"/>
<g stroke="{pale}" stroke-width="6" stroke-linecap="round"><path d="M184 118l42-6M186 142l42-7M192 167l38-10M204 192l34-15M224 214l26-20"/></g>
<path {H} d="M132 104h24l-6 150h-24z"/>''',
"ankle-boot": '''
<path {B} d="M132 92h96q4 0 4 6l4 82q2 26 28 36l42 14q34 12 34 40v14H134q-8 0-8-9l2-175q0-8 4-8z"/>
<path fill="{dark}" d="M180 128l40 0 6 74q-44 2-44-30z"/>
<path {D} d="M190 130v58M200 130v66M210 130v68"/>
<path fill="{deep}" d="M122 282h222v12q0 8-8 8H196l-6 22h-64q-4 0-4-4z"/>
<path fill="{deep}" d="M168 72h20v30h-20z" opacity=".6"/>
<path {H} d="M142 104h18l-2 160h-18z"/><path {H} d="M270 232q40 10 50 30-40-14-62-16z"/>''',
"desert-boot": '''
<path {B} d="M128 122h92q6 0 8 8l10 40q6 22 34 34l38 16q32 14 32 42v18H126q-8 0-7-9l4-141q1-8 5-8z"/>
<path fill="{wood}" d="M112 280h236v14q0 14-14 14H126q-14 0-14-14z"/>
<path {D} d="M166 124l8 64q2 16 22 16h56"/><path {T} d="M122 182q40 10 42 94"/>
<g stroke="{deep}" stroke-width="6" stroke-linecap="round"><path d="M196 142l34-4M200 164l40-10"/></g>
<path {H} d="M136 130h18l-6 130h-16z"/>''',
"trainer": '''
<path {B} d="M66 190q26 12 46-18 10-14 24-10l38 12q30 34 78 52 66 8 80 46l2 18H62q-8-60 4-100z"/>
<path fill="{pale}" stroke="{dark}" stroke-opacity=".25" stroke-width="2" d="M58 276h282q10 0 8 16-4 26-34 26H84q-26 0-26-26z"/>
<path fill="{deep}" d="M66 308q10 12 22 12h222q18 0 28-12-6 20-30 20H92q-22 0-26-20z"/>
<path {S} d="M282 230q46 12 52 44h-78q0-30 26-44z"/>
<path fill="{light}" d="M96 236l92-34 12 16-84 58H86q-4-26 10-40z" opacity=".75"/>
<path {S} d="M64 196q22 20 22 80H62q-6-46 2-80z"/>
<g stroke="{pale}" stroke-width="6" stroke-linecap="round"><path d="M168 186l-22 24M188 202l-22 24M208 216l-20 24M230 228l-18 22"/></g>
<path {H} d="M120 172q12-6 44 8l-10 8q-20-8-38-4z"/>''',
"court-shoe": '''
<path {B} d="M70 180q20 12 52-10l54 0q20 36 74 48 78 10 84 52v12H66q-8-60 4-102z"/>
<path fill="#f4f1ea" stroke="{dark}" stroke-opacity=".3" stroke-width="2" d="M58 274h284q8 0 7 14l-2 18q-1 12-14 12H74q-14 0-15-12z"/>
<path {D} d="M62 292h284"/><path {S} d="M276 224q52 10 58 46v4h-84q-2-34 26-50z"/>
<path fill="{light}" d="M66 186q18 8 44-6l-4 92H64q-4-52 2-86z" opacity=".6"/>
<g stroke="#f4f1ea" stroke-width="6" stroke-linecap="round"><path d="M178 182l-24 18M192 200l-24 18M210 212l-22 20M232 220l-18 22"/></g>
<path {T} d="M122 176q6 60 70 96"/>''',
"sandal": '''
<path fill="{wood}" d="M62 278q60-18 130-2t146-6q16 22-8 34H76q-22-6-14-26z"/>
<path fill="{deep}" d="M60 292q70-12 132 0t148-8q8 26-14 32H82q-22-2-22-24z"/>
<path {B} d="M84 272q4-92 66-96 30 4 30 98l-30 2q2-56-10-58-22 4-22 58z"/>
<path {B} d="M206 280q10-76 60-78 44 6 56 70l-34 6q-8-38-26-40-20 2-22 44z"/>
<path {M} d="M138 186h22v24h-22z"/><path fill="{dark}" d="M144 192h10v12h-10z"/>
<path {H} d="M96 250q6-58 44-64-24 18-28 66zm118 20q10-46 44-58-20 18-26 58z"/>''',
"socks": '''
<path {B} d="M96 78h72v128q0 14 12 24l34 30q22 22 4 44t-46 6l-62-46q-18-14-18-38z" transform="rotate(-4 150 200)"/>
<path {B} d="M196 78h72v128q0 14 12 24l34 30q22 22 4 44t-46 6l-62-46q-18-14-18-38z"/>
<path fill="{dark}" d="M192 74h80v34h-80z"/><path fill="{dark}" d="M88 80l80-5 2 34-80 5z"/>
<path {S} d="M300 250l14 10q22 22 4 44t-46 6q36-14 28-60zM200 208q20 4 34 36l-18 12q-20-18-16-48z"/>
<path {D} d="M200 122h64M200 136h64M96 126h64M97 140h64"/><path {H} d="M208 112h14v84h-14z"/>''',
"t-shirt": '''
<path {B} d="M146 84l54 0 54 0 60 34q8 5 5 13l-26 54-37-14v142q0 9-9 9h-94q-9 0-9-9V171l-37 14-26-54q-3-8 5-13z"/>
<path fill="{dark}" d="M162 84q38 46 76 0l-10 0q-28 28-56 0z"/>
<path {S} d="M256 171v142q0 9-9 9h-40q40-30 49-151zM81 131l26 54 37-14v-20z"/>
<path {D} d="M144 171v-34M256 171v-34"/><path {H} d="M158 120h18v170h-18z"/>''',
"long-sleeve": '''
<path {B} d="M150 80h100l52 34q8 6 10 16l24 150-36 8-26-112-20-14v144q0 9-9 9h-90q-9 0-9-9V162l-20 14-26 112-36-8 24-150q2-10 10-16z"/>
<path fill="{dark}" d="M166 80q34 42 68 0l-10 0q-24 24-48 0z"/><path fill="{dark}" d="M64 280l36 8 4-18-36-8zm272 0l-36 8-4-18 36-8z"/>
<path {S} d="M254 162v144q0 9-9 9h-40q42-30 49-153z"/><path {D} d="M146 162v-30M254 162v-30"/><path {H} d="M160 116h16v170h-16z"/>''',
"shirt": '''
<path {B} d="M152 82l48 20 48-20 50 30q8 6 10 16l26 140-34 8-30-106-14-8v144q0 9-9 9h-94q-9 0-9-9V162l-14 8-30 106-34-8 26-140q2-10 10-16z"/>
<path fill="{light}" d="M152 80l48 24-24 28-36-36zm96 0l-48 24 24 28 36-36z"/><path {D} d="M200 104v206M152 80l48 24-24 28-36-36zM248 80l-48 24 24 28 36-36z"/>
<g fill="{deep}"><circle cx="200" cy="148" r="4"/><circle cx="200" cy="186" r="4"/><circle cx="200" cy="224" r="4"/><circle cx="200" cy="262" r="4"/></g>
<path {S} d="M256 162v144q0 9-9 9h-34q34-34 43-153z"/><path {D} d="M216 170h32v34h-32z"/><path {H} d="M156 140h16v150h-16z"/>''',
"trousers": '''
<path {B} d="M136 74h128l18 242q0 8-8 8h-50q-7 0-8-8l-16-150-16 150q-1 8-8 8h-50q-8 0-8-8z"/>
<path fill="{dark}" d="M134 70h132l2 22H132z"/><path {D} d="M200 92v74M136 122q24 0 30-30M264 122q-24 0-30-30M200 96q16 30-2 56"/>
<path {D} d="M134 206h58M208 206h58"/><path {S} d="M240 92h26l16 224q0 8-8 8h-24q0-120-10-232zM200 166l-16 150q-1 8-8 8h-12z"/>
<path {H} d="M150 128h16l-8 180h-16z"/>''',
"jeans": '''
<path {B} d="M136 72h128l16 244q0 8-8 8h-48q-7 0-8-8l-16-148-16 148q-1 8-8 8h-48q-8 0-8-8z"/>
<path fill="{dark}" d="M134 68h132l2 24H132z"/><path {T} d="M134 88h132M136 124q26-2 32-32M264 124q-26-2-32-32M190 96v54q0 16 10 18M144 318h34M222 318h34M150 130l-8 180M250 130l8 180"/>
<circle cx="200" cy="80" r="6" {M}/><path {S} d="M238 92h28l14 224q0 8-8 8h-22q2-120-12-232z"/>
<path {H} d="M160 150q12 60 2 120l-14 0q8-60 0-118z"/>''',
"dress": '''
<path {B} d="M160 70h14q26 34 52 0h14l10 62q2 16-6 30l-10 20 58 128q4 10-8 12-84 14-168 0-12-2-8-12l58-128-10-20q-8-14-6-30z"/>
<path fill="{dark}" d="M164 178h72l6 16h-84z"/><path {D} d="M178 196l-36 126M222 196l36 126M200 196v132"/>
<path {S} d="M236 194l56 116q4 10-8 12-30 5-56 7 24-60 8-135z"/><path {H} d="M164 100q4 40 12 74h-12q-8-30 0-74z"/>''',
"jumper": '''
<path {B} d="M152 84h96l54 32q8 5 10 15l24 136-38 9-26-98-16-10v134q0 10-10 10H154q-10 0-10-10V168l-16 10-26 98-38-9 24-136q2-10 10-15z"/>
<path fill="{dark}" d="M164 82h72v26q-36 20-72 0z"/><path fill="{deep}" d="M190 92h20v60h-20z" opacity=".5"/><path {M} d="M196 92h8v62h-8z"/>
<path fill="{dark}" d="M146 290h108v22H146zM64 266l38 9 4-20-37-9zm272 0l-38 9-4-20 37-9z"/><path {S} d="M256 168v134q0 10-10 10h-34q36-40 44-144z"/><path {H} d="M156 130h16v150h-16z"/>''',
"knit-jumper": '''
<path {B} d="M152 84h96l54 32q8 5 10 15l24 136-38 9-26-98-16-10v134q0 10-10 10H154q-10 0-10-10V168l-16 10-26 98-38-9 24-136q2-10 10-15z"/>
<path fill="{dark}" d="M158 80h84q-4 30-42 30t-42-30z"/><path fill="{base}" d="M172 80h56q-6 18-28 18t-28-18z" opacity=".45"/>
<path fill="{dark}" d="M146 286h108v26H146zM63 264l39 10 5-24-39-9zm274 0l-39 10-5-24 39-9z"/>
<path {D} d="M158 288v22M172 288v22M186 288v22M200 288v22M214 288v22M228 288v22M242 288v22"/>
<path {S} d="M256 168v118h-44q36-34 44-118z"/><path {H} d="M156 130h16v140h-16z"/>''',
"cardigan": '''
<path {B} d="M150 84h100l52 32q8 5 10 15l24 136-38 9-26-98-16-10v134q0 10-10 10H154q-10 0-10-10V168l-16 10-26 98-38-9 24-136q2-10 10-15z"/>
<path fill="{deep}" d="M170 82h60l-30 90z" opacity=".6"/><path fill="{dark}" d="M158 82h16l26 84 26-84h16l-34 100v130h-16V182z"/>
<g fill="{pale}"><circle cx="200" cy="196" r="6"/><circle cx="200" cy="226" r="6"/><circle cx="200" cy="256" r="6"/><circle cx="200" cy="286" r="6"/></g>
<path {D} d="M156 244h28v34h-28zM216 244h28v34h-28z"/><path {S} d="M256 168v134q0 10-10 10h-26q30-40 36-144z"/>''',
"fleece": '''
<path {B} d="M154 86h92l56 30q8 5 10 15l24 138-38 9-26-98-16-10v134q0 10-10 10H154q-10 0-10-10V170l-16 10-26 98-38-9 24-138q2-10 10-15z"/>
<path fill="{dark}" d="M164 74h72q6 0 6 7v29q-42 16-84 0V81q0-7 6-7z"/><path {M} d="M196 78h8v236h-8z"/><circle cx="200" cy="132" r="6" fill="{deep}"/>
<path {D} d="M154 238l28 30M246 238l-28 30M156 128h32v34h-32z"/><path {S} d="M256 170v134q0 10-10 10h-34q36-40 44-144z"/><path {H} d="M154 176h14v110h-14z"/>''',
"jacket": '''
<path {B} d="M150 98h100l54 28q8 5 10 15l24 132-40 10-26-92-14-8v126q0 10-10 10H152q-10 0-10-10V183l-14 8-26 92-40-10 24-132q2-10 10-15z"/>
<path fill="{dark}" d="M148 102q-6-54 52-54t52 54q-20 26-52 26t-52-26z"/><path fill="{deep}" d="M166 96q0-34 34-34t34 34q-10 22-34 22t-34-22z"/>
<path fill="{deep}" d="M195 118h10v201h-10z"/><path {T} d="M144 150q28 14 51 0M256 150q-28 14-51 0"/>
<path {D} d="M154 236l24 40M246 236l-24 40"/><path {S} d="M258 183v126q0 10-10 10h-36q38-40 46-136z"/><path {H} d="M154 170h16v56h-16z"/>''',
"puffer": '''
<path {B} d="M152 88h96l52 26q9 5 12 16l28 140q2 8-6 10l-32 6-28-98-14-8v122q0 14-14 14H154q-14 0-14-14V180l-14 8-28 98-32-6q-8-2-6-10l28-140q3-11 12-16z"/>
<path fill="{dark}" d="M160 68h80q8 0 8 8v32q-48 14-96 0V76q0-8 8-8z"/><path fill="{deep}" d="M196 74h8v242h-8z"/>
<path {D} d="M142 142q28 12 54 0M204 142q28 12 54 0M140 182q28 12 56 0M204 182q28 12 56 0M140 222q28 12 56 0M204 222q28 12 56 0M140 262q28 12 56 0M204 262q28 12 56 0M82 170l38 10M74 206l38 10M68 240l36 10M318 170l-38 10M326 206l-38 10M332 240l-36 10"/>
<path {H} d="M146 120q20 12 46 6v12q-24 4-46-4zm-2 76q24 8 48 2v12q-24 4-48-4zm0 42q24 8 48 2v12q-24 4-48-4z"/>''',
"gilet": '''
<path {B} d="M154 88h92l28 22q-14 40 0 80v112q0 14-14 14H140q-14 0-14-14V190q14-40 0-80z"/>
<path fill="{dark}" d="M160 68h80q8 0 8 8v32q-48 14-96 0V76q0-8 8-8z"/><path fill="{deep}" d="M196 74h8v242h-8z"/>
<path {D} d="M134 142q34 12 62 0M204 142q34 12 62 0M128 192q36 12 68 0M204 192q36 12 68 0M126 242q36 12 70 0M204 242q36 12 70 0"/><path {H} d="M138 206q28 8 54 2v14q-28 4-54-4z"/>''',
"coat": '''
<path {B} d="M152 70l48 16 48-16 48 28q8 5 10 15l26 150-36 8-30-104-12-6 14 150q0 10-10 11-58 8-116 0-10-1-10-11l14-150-12 6-30 104-36-8 26-150q2-10 10-15z"/>
<path fill="{dark}" d="M152 70l48 70-40 6-30-50zm96 0l-48 70 40 6 30-50z"/><path {D} d="M200 140v186M150 244h34M216 244h34"/>
<path fill="{deep}" d="M144 196h112l2 18H142z" opacity=".55"/><g fill="{deep}"><circle cx="186" cy="164" r="5"/><circle cx="214" cy="164" r="5"/><circle cx="186" cy="232" r="5"/><circle cx="214" cy="232" r="5"/></g>
<path {S} d="M258 161l12 150q0 10-10 11-20 3-40 4 40-60 38-165z"/><path {H} d="M150 216l14 0-4 100-16-2z"/>''',
"beanie": '''
<path {B} d="M98 236q-6-142 102-146t102 146z"/><path fill="{dark}" d="M88 226h224q10 0 10 12v38q0 12-10 12H88q-10 0-10-12v-38q0-12 10-12z"/>
<path {D} d="M200 92v132M152 104q-24 50-22 120M248 104q24 50 22 120M104 232v50M128 232v50M152 232v50M176 232v50M200 232v50M224 232v50M248 232v50M272 232v50M296 232v50"/><path {H} d="M124 220q-2-70 40-106-22 44-20 106z"/>''',
"bobble-hat": '''
<circle cx="200" cy="86" r="36" fill="{pale}"/><path {D} d="M200 54v60M170 86h60M180 66l40 40M220 66l-40 40"/><path {B} d="M98 246q-6-132 102-136t102 136z"/>
<path fill="{light}" d="M104 190q96-26 192 0l5 22q-101-26-202 0z" opacity=".8"/><path fill="{dark}" d="M88 236h224q10 0 10 12v38q0 12-10 12H88q-10 0-10-12v-38q0-12 10-12z"/>
<path {D} d="M104 242v50M128 242v50M152 242v50M176 242v50M200 242v50M224 242v50M248 242v50M272 242v50M296 242v50"/>''',
"cap": '''
<path {B} d="M92 240q-4-122 104-126 98 2 106 116l-4 14q-100-14-206-4z"/><path fill="{dark}" d="M196 242q92-14 142 34 10 14-10 14-50-26-152-14z"/><path {D} d="M196 116q-34 40-34 120M196 116q44 34 44 122"/>
<circle cx="196" cy="114" r="8" fill="{deep}"/><path {H} d="M112 226q2-66 54-94-24 40-26 92z"/>''',
"straw-hat": '''
<ellipse {B} cx="200" cy="258" rx="150" ry="46"/><path {B} d="M120 252q-6-120 80-122t80 122q-80 30-160 0z"/><path fill="{deep}" d="M119 226q80 30 162 0l-1 28q-80 28-160 0z"/>
<path {D} d="M70 262q130 60 260 0M92 244q-12 10-8 20M126 190q74 24 148 0M138 158q62 18 124 0"/>''',
"scarf": '''
<path {B} d="M118 120q82-60 164 0 22 30-10 50-72 34-144 0-32-20-10-50z"/><path fill="{deep}" d="M148 128q52-30 104 0-52 26-104 0z" opacity=".55"/>
<path {B} d="M206 160l56-10 20 150-62 8z"/><path {B} d="M150 164l50 8-22 142-58-8z"/><path {S} d="M200 172l-6 40-44-48z"/>
<path stroke="{base}" stroke-width="5" stroke-linecap="round" d="M124 308v18M138 310v18M152 312v18M166 314v18M226 308v18M240 306v18M254 304v18M268 302v18"/><path {D} d="M120 300l58 8M218 300l62-8"/>''',
"handbag": '''
<path fill="none" stroke="{dark}" stroke-width="14" d="M138 176q0-96 62-96t62 96"/><path {B} d="M92 168h216q10 0 11 10l14 124q1 14-14 14H81q-15 0-14-14l14-124q1-10 11-10z"/>
<path fill="{dark}" d="M88 168h224l-6 74q-2 14-18 14H112q-16 0-18-14z"/><path {T} d="M96 178h208l-5 60q-2 8-12 8H113q-10 0-12-8z"/><path {M} d="M182 238h36v30h-36z"/><path fill="{deep}" d="M194 248h12v10h-12z"/><path {H} d="M84 270h20l-4 40H80z"/>''',
"tote": '''
<path fill="none" stroke="{dark}" stroke-width="12" d="M146 150q0-84 54-84t54 84"/><path {B} d="M94 142h212l16 166q1 12-12 12H90q-13 0-12-12z"/><path fill="{dark}" d="M93 142h214l2 18H91z"/>
<path {T} d="M140 164v40h14v-40M246 164v40h14v-40"/><path {S} d="M262 142h44l16 166q1 12-12 12h-40q6-80-8-178z"/><path {H} d="M108 170h20l-10 140H96z"/>''',
"wallet": '''
<path fill="{deep}" d="M82 150h230q12 0 12 12v128q0 12-12 12H82z" opacity=".7"/><path {B} d="M76 138h230q14 0 14 14v132q0 14-14 14H76q-14 0-14-14V152q0-14 14-14z"/><path {T} d="M76 150h230q4 0 4 4v126q0 4-4 4H76q-4 0-4-4V154q0-4 4-4z"/>
<path fill="{dark}" d="M244 190h82q10 0 10 10v34q0 10-10 10h-82q-14 0-14-27t14-27z"/><circle cx="262" cy="217" r="10" {M}/><path {H} d="M84 160h90l-60 116H84z"/>''',
"belt": '''
<path fill="none" stroke="{dark}" stroke-width="34" d="M200 112a92 92 0 1 0 92 92"/><path fill="none" stroke="url(#g)" stroke-width="34" d="M292 204a92 92 0 0 0-92-92 92 92 0 0 0-80 138"/>
<path {B} d="M196 95h128q16 0 16 17t-16 17H196z"/><path {T} d="M200 102h120M200 122h120"/><path {M} d="M178 82h44v60h-44zm12 12v36h20V94z" fill-rule="evenodd"/><path fill="{ink}" d="M184 108h34v8h-34z"/><g fill="{deep}"><circle cx="256" cy="112" r="4"/><circle cx="280" cy="112" r="4"/><circle cx="304" cy="112" r="4"/></g>''',
"suitcase": '''
<path fill="none" stroke="{ink}" stroke-width="10" d="M164 96V52h72v44"/><path {B} d="M126 92h148q22 0 22 22v178q0 22-22 22H126q-22 0-22-22V114q0-22 22-22z"/>
<path {D} d="M138 112v182M169 112v182M200 112v182M231 112v182M262 112v182"/><path fill="{deep}" d="M102 196h196v12H102z" opacity=".5"/><path {M} d="M186 190h28v24h-28z"/><circle cx="138" cy="322" r="13" fill="{ink}"/><circle cx="262" cy="322" r="13" fill="{ink}"/><path {H} d="M118 116h12v176h-12z"/>''',
"duffel": '''
<path fill="none" stroke="{dark}" stroke-width="13" d="M140 196q0-88 60-88t60 88"/><path {B} d="M92 176h216q36 0 36 68t-36 68H92q-36 0-36-68t36-68z"/><path fill="{dark}" d="M128 176h22v136h-22zm122 0h22v136h-22z"/>
<path {M} d="M150 190h100v8H150z"/><path {D} d="M92 178q-20 10-20 66t20 66M308 178q20 10 20 66t-20 66"/><path {H} d="M160 206h80v14h-80z"/>''',
"camera-bag": '''
<path fill="none" stroke="{dark}" stroke-width="13" d="M96 190q10-124 104-124t104 124"/><path {B} d="M82 156h236q14 0 14 14v132q0 14-14 14H82q-14 0-14-14V170q0-14 14-14z"/><path fill="{dark}" d="M72 152h256q8 0 8 8l-6 76q-1 12-14 12H84q-13 0-14-12l-6-76q0-8 8-8z"/>
<path {T} d="M78 162h244l-5 68q-1 8-10 8H93q-9 0-10-8z"/><path fill="{wood}" d="M126 214h22v60h-22zm126 0h22v60h-22z"/><path {M} d="M124 252h26v16h-26zm126 0h26v16h-26z"/>''',
}
