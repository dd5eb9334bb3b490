/* How the panel looks: one constructable sheet, so that no inline style has to be allowed.
   Lengths are in em of the visitor's own font size; a page sets the custom properties. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host{font:var(--vitrine-font,medium/1.45 system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans SC",sans-serif)!important;
--ink:light-dark(#1d2433,#eef0f3);--soft:light-dark(#545d6d,#b3bac6);--line:light-dark(#d9d6ce,#3d4554);
--paper:light-dark(#fffdf9,#1c2230);--ground:light-dark(#f5f2eb,#131822);--warn:light-dark(#9a3412,#fdba74);
--accent:var(--vitrine-accent,light-dark(#17594a,#7fd1b9));--on:var(--vitrine-on-accent,light-dark(#fff,#0d1a16));
--tint:light-dark(#e3efe9,#20352f);--round:var(--vitrine-radius,16px);color:var(--ink)!important}
[hidden]{display:none!important}
*,*::before{box-sizing:border-box}
.panel{display:flex;flex-direction:column;width:min(26em,calc(100vw - 40px));
height:min(44em,calc(100dvh - 40px));background:var(--paper);color:var(--ink);border:1px solid var(--line);
border-radius:var(--round);box-shadow:0 12px 48px #0006;overflow:hidden}
.panel:focus{outline:0}
header{display:flex;align-items:center;gap:.25em;padding:.6em .6em .6em 1em;border-bottom:1px solid var(--line)}
h2{flex:1;margin:0;font-size:1em;overflow-wrap:anywhere}
h2 small{display:block;font-weight:400;color:var(--soft);font-size:.8em}
button,textarea{font:inherit;color:inherit}
button{min-height:2.2em;padding:.2em .8em;border:1px solid var(--accent);border-radius:999px;
background:var(--paper);color:var(--accent);font-size:.9em;cursor:pointer}
button:hover,.first{background:var(--accent);color:var(--on)}
button:disabled{opacity:.6;cursor:default}
.plain{border:0;min-width:2.2em;padding:.2em .5em;background:none;color:var(--ink)}
.plain:hover,.plain[aria-pressed=true]{background:var(--tint);color:var(--ink)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.log{flex:1;overflow:auto;overscroll-behavior:contain;padding:1em;background:var(--ground)}
.note{margin:0;padding:.5em 1em;background:var(--tint);font-size:.9em}
.turn{margin:0 0 1em}
.said,.text{margin:0 0 .5em;padding:.5em .8em;border-radius:var(--round);white-space:pre-wrap;
overflow-wrap:anywhere;width:fit-content;max-width:94%}
.said{margin-left:auto;background:var(--tint)}
.text{background:var(--paper);border:1px solid var(--line)}
.busy{color:var(--soft)}
.row{display:flex;flex-wrap:wrap;gap:.4em;margin:.4em 0;align-items:center}
.shelf{display:flex;gap:.7em;overflow-x:auto;list-style:none;margin:0 0 .5em;padding:3px 3px .6em}
.card{flex:0 0 12.5em;display:flex;flex-direction:column;gap:.25em;padding:.7em;background:var(--paper);
border:1px solid var(--line);border-radius:var(--round);font-size:.9em}
.card img{width:100%;aspect-ratio:4/3;object-fit:cover;border-radius:10px;background:var(--ground)}
.card h3{margin:0;font-size:1em;line-height:1.3;overflow-wrap:anywhere}
.card p,.box p{margin:0}
.card .row{margin-top:auto}
.soft{color:var(--soft);font-size:.92em}
.warn{color:var(--warn)}
a{color:inherit}
.box{padding:.8em;margin:0 0 .5em;background:var(--paper);border:2px solid var(--accent);border-radius:var(--round);font-size:.92em}
.box h3{margin:0 0 .4em;font-size:1em}
dl{display:grid;grid-template-columns:auto 1fr;gap:.2em .8em;margin:0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
form{display:flex;gap:.5em;align-items:end;padding:.7em;border-top:1px solid var(--line)}
textarea{flex:1;min-width:0;height:2.8em;max-height:8em;field-sizing:content;min-height:2.8em;resize:none;padding:.6em .8em;
border:1px solid var(--soft);border-radius:var(--round);background:var(--paper);font-size:max(1em,16px)}
::placeholder{color:var(--soft);opacity:1}
.basket{max-height:45%;overflow:auto}.basket .box{margin:.5em}.box ul{margin:.3em 0;padding-left:1.2em}
.foot{margin:0 .4em .4em}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:30em),(max-height:26em){.panel{position:fixed;inset:0;width:auto;height:100dvh;border:0;border-radius:0}}
@media (prefers-reduced-motion:no-preference){.log{scroll-behavior:smooth}.panel{animation:rise .18s}
@keyframes rise{from{opacity:0;transform:translateY(12px)}}}
`);
