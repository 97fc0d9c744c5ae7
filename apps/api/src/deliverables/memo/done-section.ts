import { renderNotice } from "../../messages/render-notice.ts";
import { fr } from "../../messages/typography.ts";
import { type Html, html } from "../kit/html.ts";
import type { QuoteFormat } from "../kit/quote-format.ts";
import type { Report } from "../report.ts";
import type { Tell } from "../slides/content/tell.ts";

type Check = NonNullable<Report["checks"]>[number];

const FORMATS: Record<Check["unit"], QuoteFormat> = {
  count: "count",
  share: "share",
  figure: "figure",
  euro: "roundEuro",
};

const MARKS: Record<Check["status"], string> = { pass: "yes", fail: "no", "not decidable": "open", "not run": "open" };

/** The definition of done, every check with its status; those that are not met with the value that decided. */
export function doneSection(tell: Tell): Html | null {
  const { report, say } = tell;
  if (!report.checks || report.checks.length === 0) return null;
  return html`<section>
<h2>${say("Definition of done", fr`Définition de « fini »`)}</h2>
<ul class="checks">${report.checks.map((check) => checkLine(tell, check))}</ul>
</section>`;
}

function checkLine(tell: Tell, check: Check): Html {
  const title = renderNotice({ code: `CHECK_TITLE_${check.id}` }, tell.language);
  const value = check.status === "pass" ? null : html` <span class="value">${valueText(tell, check)}</span>`;
  return html`<li><span class="status ${MARKS[check.status]}">${statusText(tell, check.status)}</span> ${title}${value}</li>`;
}

function statusText({ say }: Tell, status: Check["status"]): string {
  switch (status) {
    case "pass":
      return say("met", "tenu");
    case "fail":
      return say("not met", "non tenu");
    case "not decidable":
      return say("open", "ouvert");
    case "not run":
      return say("not run", fr`pas fait`);
  }
}

function valueText({ quoter, say, span }: Tell, { id, value, unit, comparator, interval }: Check): string | null {
  if (value === null) return null;
  const format = FORMATS[unit];
  const text = quoter.quote(`/checks/${id}/value`, format);
  const spread = interval ? ` (${span(`/checks/${id}/interval`, format)})` : "";
  const threshold = quoter.quote(`/checks/${id}/threshold`, format);
  const asked =
    comparator === "at most"
      ? say(`at most ${threshold}`, `au plus ${threshold}`)
      : say(`at least ${threshold}`, `au moins ${threshold}`);
  return `${text}${spread}${say("; ", fr` ; `)}${asked}`;
}
