import type { Language } from "../../messages/message.ts";
import { PAPER } from "../charts/colours.ts";
import { type Html, html } from "../kit/html.ts";
import type { Block } from "./blocks.ts";

const STYLE = `body{max-width:46rem;margin:2rem auto;padding:0 1rem;color:${PAPER.text};font:1rem/1.55 system-ui,sans-serif}
h1{line-height:1.2}h2{margin-top:2rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid ${PAPER.line}}
th{color:${PAPER.muted};font-weight:600}td,li,p{overflow-wrap:anywhere}`;

/** The same as one self-contained page. */
export function writeHtml(blocks: readonly Block[], language: Language): string {
  const title = blocks.find((block) => block.kind === "heading")?.text ?? "";
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
${blocks.map(blockHtml)}
</body>
</html>
`.html;
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case "heading":
      return block.level === 1 ? html`<h1>${block.text}</h1>` : html`<h2>${block.text}</h2>`;
    case "paragraph":
      return html`<p>${block.text}</p>`;
    case "list":
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>`;
    case "table":
      return html`<table>
<thead><tr>${block.header.map((cell) => html`<th>${cell}</th>`)}</tr></thead>
<tbody>${block.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table>`;
  }
}
