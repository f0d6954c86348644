package redline

// pageStyle dresses the web page in the colours of the compare view, by day and
// by night. On paper the lists come on a page of their own, and nothing is told
// by colour alone.
const pageStyle = `
:root{--page:#FFFEFB;--ink:#1D1C1A;--muted:#6C6860;--line:#DBD6CB;--accent:#1F4E8C;--warn:#A86400;
--in:#14532D;--in-bg:#DDF3E4;--out:#8A1C15;--out-bg:#FBE3E0;--move:#5A48B0;--move-bg:#E9E6FB}
@media screen and (prefers-color-scheme:dark){:root{--page:#212327;--ink:#E9E6DF;--muted:#9A968D;--line:#33353A;--accent:#7FB0EE;--warn:#E0A648;
--in:#A7E3BF;--in-bg:#1F3A2B;--out:#F4B0AA;--out-bg:#45211F;--move:#B0A3F2;--move-bg:#2F2A4D}}
html{background:var(--page);color:var(--ink);color-scheme:light dark}
body{max-width:660px;margin:3em auto;padding:0 1em;font:19px/30px Newsreader,Georgia,"Times New Roman",serif}
h1{font-size:35px;line-height:41px;margin:.6em 0 .4em}
h2{font-size:23px;line-height:30px}
.standfirst{font-size:20px;line-height:28px;font-style:italic}
.byline{font:14px/22px Inter,system-ui,sans-serif;color:var(--muted)}
del{background:var(--out-bg);color:var(--out)}
ins{background:var(--in-bg);color:var(--in)}
.here{background:var(--move-bg);border-bottom:2px dotted var(--move)}
del.away{background:var(--move-bg);color:inherit}
.set{border-bottom:2px dashed var(--muted)}
.moved,.moved-away,.inserted,.deleted{border-inline-start:3px solid var(--move);padding:.2em 14px;margin-inline-start:-17px}
.moved,.moved-away,.moved-away del{background:var(--move-bg);color:inherit}
.inserted{border-color:var(--in)}
.deleted{border-color:var(--out)}
figure{margin:1em 0;font-size:16px;line-height:24px}
blockquote{margin:1em 2em}
div{margin:.3em 0;padding-inline-start:1.4em}
div::before{content:"• ";margin-inline-start:-1em}
header,nav,.note{font:14px/22px Inter,system-ui,sans-serif}
header{border-bottom:1px solid var(--line);color:var(--muted)}
header b,nav b{color:var(--ink);font-weight:600}
nav h2{font:600 14px/22px Inter,system-ui,sans-serif}
nav ol{padding-inline-start:2em}
nav li{margin:.35em 0}
nav a{color:var(--muted);text-decoration:none}
nav a:hover{color:var(--accent);text-decoration:underline}
q{font:16px/22px Newsreader,Georgia,serif;quotes:none;overflow-wrap:anywhere}
.warn{color:var(--warn);font-weight:600}
.note{color:var(--move);display:block;text-decoration:none}
.mark{color:var(--move);text-decoration:none;font-family:Inter,system-ui,sans-serif}
:target{outline:2px solid var(--accent);outline-offset:2px}
@media print{html{background:none}body{max-width:none;margin:0;font-size:12pt;line-height:17pt}nav li,p,figure,blockquote{break-inside:avoid}
h1,h2,h3{break-after:avoid}main{break-before:page}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`
