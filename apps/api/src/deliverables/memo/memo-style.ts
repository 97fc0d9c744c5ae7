import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PAPER } from "../charts/colours.ts";

const require = createRequire(import.meta.url);

/** The font in the page itself: it looks the same wherever it is opened, and asks no network. */
function fontFace(weight: 400 | 600): string {
  const file = require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`);
  const data = readFileSync(file).toString("base64");
  return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
}

/** On paper two pages of A4; on a screen one column. */
export function memoStyle(): string {
  return `${fontFace(400)}
${fontFace(600)}
@page{size:A4;margin:12mm 14mm}
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;background:#f1f3f5;color:${PAPER.text};font:7.9pt/1.38 Inter,"Helvetica Neue",Arial,sans-serif;font-feature-settings:"tnum"}
main{max-width:210mm;margin:0 auto}
.page{background:#fff;padding:12mm 14mm;margin:8mm 0}
.first{font-size:9pt}
.first section,.first figure{margin-bottom:4.2mm}
header{display:flex;justify-content:space-between;gap:6mm;font-size:7.8pt;color:${PAPER.muted}}
header strong{color:${PAPER.text}}
h1{font-size:17pt;line-height:1.2;letter-spacing:-.01em;margin:3.5mm 0}
h1,h2{text-wrap:balance}
h2{font-size:1.17em;line-height:1.25;margin:0 0 1.4mm}
p{margin:0 0 1.4mm}
section,figure{margin:0 0 3mm}
.answer{border-left:3px solid;padding:3mm 4mm 2.4mm;background:#f7f8f9}
.answer .over{font-size:7.6pt;color:${PAPER.muted};margin:0}
.answer .word{font-size:22pt;font-weight:600;line-height:1.15;margin:0 0 1mm;letter-spacing:-.015em}
.answer .sentence{font-size:12.5pt;line-height:1.38;font-weight:600;margin:0 0 1.6mm}
.answer .ground{color:${PAPER.muted};margin:0}
.yes{border-color:#1f744f}.if{border-color:#8b5a1a}.no{border-color:#ba2b28}.open{border-color:#5e646b}
.yes .word,.status.yes{color:#1f744f}.if .word{color:#8b5a1a}.no .word,.status.no{color:#ba2b28}.open .word,.status.open{color:#5e646b}
table{border-collapse:collapse;width:100%;margin:0 0 1.4mm}
th,td{text-align:left;vertical-align:top;padding:1.1mm 2mm 1.1mm 0;border-bottom:1px solid ${PAPER.line};font-weight:400}
thead th{font-size:.88em;color:${PAPER.muted};vertical-align:bottom}
th:last-child,td:last-child{padding-right:0}
td.n+td:not(.n),th.n+th:not(.n){padding-left:5mm}
.n{text-align:right;white-space:nowrap}
thead .n{white-space:normal}
.best th,.best td{font-weight:600}
.span{display:block;font-size:.86em;font-weight:400;color:${PAPER.muted}}
.note,figcaption{font-size:.88em;color:${PAPER.muted}}
figure h2{margin:0 0 .6mm}
figure p{font-size:.88em;color:${PAPER.muted};margin:0 0 1.4mm}
figure svg{font-feature-settings:normal;display:block;width:100%;height:auto}
.next{background:#f7f8f9;padding:1.8mm 3mm;margin:0}
ul{margin:0;padding:0 0 0 4mm}
li{margin:0 0 .5mm}
.checks{list-style:none;padding:0;columns:2;column-gap:8mm}
.checks li{break-inside:avoid;padding-left:15mm;position:relative;margin:0 0 .6mm}
.status{position:absolute;left:0;font-weight:600}
.value{color:${PAPER.muted}}
.basis{font-size:6.5pt;line-height:1.3}
.basis p{margin:0 0 .8mm}
.basis ol{columns:2;column-gap:7mm;margin:0 0 .8mm;padding:0;list-style:none}
.basis li{margin:0 0 .6mm}
.basis b{font-weight:600}
a{color:#2759a2;text-decoration:none;overflow-wrap:anywhere}
footer{border-top:1px solid ${PAPER.line};padding-top:1.4mm;font-size:6.6pt;color:${PAPER.muted}}
@media print{body{background:none}main{max-width:none}.page{padding:0;margin:0}.page+.page{break-before:page}}
@media screen{body{font-size:9.6pt}.first{font-size:10.6pt}.basis,footer{font-size:8pt}}
@media screen and (max-width:700px){.page{padding:5mm}.checks,.basis ol{columns:1}section,figure{overflow-x:auto}figure svg{min-width:36rem}}`;
}
