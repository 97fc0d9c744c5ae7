import type { ScaleUpInput } from "@brainscan/ml/scaleup/scenario";
import { classifierName } from "../../messages/method-texts.ts";
import { capitalised, en, fr } from "../../messages/typography.ts";
import { dayText } from "../charts/chart-texts.ts";
import { experimentOf } from "../kit/experiment-name.ts";
import { type Html, html } from "../kit/html.ts";
import { quantityName, quoteQuantity } from "../kit/scale-up-inputs.ts";
import type { Tell } from "../slides/content/tell.ts";
import type { ScaleUp } from "./scale-up.ts";

/** What was measured, with n, and what is assumed, with its source and the day it was read. What counts as nothing is told
 *  with the answer. */
export function basisSection(tell: Tell, { answer }: ScaleUp): Html {
  const { say } = tell;
  const { inputs } = answer.scenario;
  const measured = inputs.filter(({ provenance }) => provenance.kind === "measured");
  const assumed = inputs.filter(
    ({ provenance, distribution }) => provenance.kind === "assumption" && !isNothing(distribution),
  );
  const own = inputs.filter(({ provenance }) => provenance.kind === "user");
  const day = commonDay(tell, assumed);
  return html`<section class="basis">
<h2>${say("Measured, and assumed", fr`Mesuré, et supposé`)}</h2>
<p><strong>${say("Measured by this study:", fr`Mesuré par cette étude :`)}</strong> ${[...champion(tell), ...measured.map((input) => measuredText(tell, input))].join(say("; ", fr` ; `))}.</p>
<p><strong>${say("Given with the question:", fr`Donné avec la question :`)}</strong> ${given(tell, inputs)}.${own.length > 0 ? html` <strong>${say("Set by hand:", fr`Fixé à la main :`)}</strong> ${own.map((input) => `${quantityName(input.id, tell.language)} ${valueText(tell, input)}`).join(", ")}.` : null}</p>
<p><strong>${say("Assumed:", fr`Supposé :`)}</strong>${day === null ? null : ` ${say(en`all sources read on ${day}.`, fr`toutes les sources lues le ${day}.`)}`}</p>
<ol>${assumed.map((input) => assumedLine(tell, input, day === null))}</ol>
</section>`;
}

type Distribution = ScaleUpInput["distribution"];

const isNothing = (distribution: Distribution) => distribution.kind === "fixed" && distribution.value === 0;

/** The day on which all of them were read; null when they were not on the same. */
function commonDay({ language }: Tell, assumed: readonly ScaleUpInput[]): string | null {
  const days = new Set(assumed.map(({ provenance }) => (provenance.kind === "assumption" ? provenance.readOn : "")));
  const [day] = days;
  return days.size === 1 ? dayText(day, language) : null;
}

function champion(tell: Tell): string[] {
  const { report, say, estimate, count, language } = tell;
  if (!report.champion || report.champion.figure.value === null) return [];
  const { method, methodName } = experimentOf(report, report.champion.experimentId);
  const name = classifierName(method, methodName, language).toLowerCase();
  const [auc, n] = [estimate("/champion/figure/value", "figure"), count("/champion/figure/n")];
  return [
    say(
      en`${name}, ROC AUC ${auc} (n = ${n} labelled images)`,
      fr`${name}, AUC ROC ${auc} (n = ${n} images étiquetées)`,
    ),
  ];
}

function measuredText(tell: Tell, { id, provenance }: ScaleUpInput): string {
  if (provenance.kind !== "measured") return "";
  const n = tell.count(`/scaleUp/answer/scenario/inputs/${id}/provenance/n`);
  return `${quantityName(id, tell.language)} ${quoteQuantity(tell.quoter, id, provenance.figure)} (n = ${n})`;
}

function given(tell: Tell, inputs: readonly ScaleUpInput[]): string {
  return inputs
    .filter(({ provenance }) => provenance.kind === "given")
    .map((input) => `${quantityName(input.id, tell.language)} ${valueText(tell, input)}`)
    .join(", ");
}

function assumedLine(tell: Tell, input: ScaleUpInput, dated: boolean): Html {
  const { say, language } = tell;
  const { provenance } = input;
  if (provenance.kind !== "assumption") return html``;
  const { text, links } = splitLinks(provenance.source);
  const day = dayText(provenance.readOn, language);
  const value = valueText(tell, input);
  return html`<li><b>${capitalised(quantityName(input.id, language))}${value ? ` ${value}` : null}.</b> ${text}${text.endsWith(".") ? "" : "."} ${links.map((link) => html`<a href="${link}">${new URL(link).hostname.replace(/^www\./, "")}</a>`)}${dated ? say(en` Read on ${day}.`, fr` Lu le ${day}.`) : null}</li>`;
}

/** A source ends with its links in brackets, where it has some. */
export function splitLinks(source: string): { text: string; links: string[] } {
  const at = source.search(/ \(https?:\/\//);
  if (at < 0 || !source.endsWith(")")) return { text: source, links: [] };
  return { text: source.slice(0, at), links: source.slice(at + 2, -1).split(", ") };
}

/** "0.085 to 0.34, most likely 0.17". Of a beta distribution or of draws the source says the spread in words. */
function valueText({ quoter, say }: Tell, { id, distribution }: ScaleUpInput): string {
  const path = `/scaleUp/answer/scenario/inputs/${id}/distribution`;
  const quote = (name: string) => quoteQuantity(quoter, id, `${path}/${name}`);
  switch (distribution.kind) {
    case "fixed":
      return quote("value");
    case "triangular":
      return say(
        en`${quote("low")} to ${quote("high")}, most likely ${quote("mode")}`,
        fr`de ${quote("low")} à ${quote("high")}, le plus probable ${quote("mode")}`,
      );
    case "logNormal":
      return say(en`about ${quote("median")}`, fr`environ ${quote("median")}`);
    default:
      return "";
  }
}
