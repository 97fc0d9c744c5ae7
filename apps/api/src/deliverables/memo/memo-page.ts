import { en, fr } from "../../messages/typography.ts";
import type { Prepared } from "../charts/chart-data.ts";
import { dayText, sourceText } from "../charts/chart-texts.ts";
import { prepareGuarantee } from "../charts/prepare-guarantee.ts";
import { prepareReadings } from "../charts/prepare-readings.ts";
import { drawChart } from "../charts/svg/draw-chart.ts";
import { type Html, html } from "../kit/html.ts";
import type { Tell } from "../slides/content/tell.ts";
import { answerSection, questionOf } from "./answer-section.ts";
import { basisSection } from "./basis-section.ts";
import { conditionsSection } from "./conditions-section.ts";
import { doneSection } from "./done-section.ts";
import { memoStyle } from "./memo-style.ts";
import { plansSection } from "./plans-section.ts";
import { risksSection } from "./risks-section.ts";
import type { ScaleUp } from "./scale-up.ts";

/** Of the charts, px: the width of the text on paper at 96 an inch. */
const CHART = { widthPx: 688, fontSizePx: 10.5, letters: "text", framed: false, curveHeightShare: 0.19 } as const;

/** One page to hand to who decides: the answer first, then what to decide, then what it rests on. Self-contained: no script,
 *  nothing loaded from anywhere. */
export function memoPage(tell: Tell, scaleUp: ScaleUp): string {
  const { report, language, quoter, say } = tell;
  const question = questionOf(tell, scaleUp);
  const { name, synthetic } = report.dataset;
  const day = dayText(report.createdAt, language);
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="BrainScan AI ${report.product.version}">
<title>${question}</title>
<style>${{ html: memoStyle() }}</style>
</head>
<body>
<main>
<div class="page first">
<header><span><strong>BrainScan AI</strong> · ${say("memo for a decision", fr`note pour décider`)}</span><span>${say(en`study of “${name}”`, fr`étude de « ${name} »`)}${synthetic ? say(" (synthetic)", " (synthétique)") : ""}, ${day}</span></header>
<h1>${question}</h1>
${answerSection(tell, scaleUp)}
${plansSection(tell, scaleUp)}
${figure(prepareReadings(quoter), tell)}
${conditionsSection(tell, scaleUp)}
</div>
<div class="page">
${risksSection(tell, scaleUp)}
${figure(prepareGuarantee(quoter), tell)}
${doneSection(tell)}
${basisSection(tell, scaleUp)}
<footer>${notice(tell)}</footer>
</div>
</main>
</body>
</html>
`;
  return page.html;
}

/** A chart with its words as text of the page, which names the study once for all; where there is none, why. */
function figure({ chart, missing }: Prepared, { say, quoter }: Tell): Html {
  if (chart === null)
    return html`<p class="note">${say(en`A chart is left out: ${missing}.`, fr`Un graphique est omis : ${missing}.`)}</p>`;
  return html`<figure>
<h2>${chart.title}</h2>
<p>${chart.reading}</p>
${{ html: drawChart(chart, CHART).svg }}
<figcaption>${chart.source.replace(sourceText(quoter), "").trim()}</figcaption>
</figure>`;
}

function notice({ say }: Tell): string {
  return say(
    en`A research tool, not a medical device: “cancer” reads “labelled cancer”, image by image, and nothing here is a diagnosis or may decide about a person. Every number is a figure of report.json, its place listed in manifest.json; “brainscan verify” checks both.`,
    fr`Outil de recherche, pas un dispositif médical : « cancer » se lit « étiqueté cancer », image par image ; rien ici n'est un diagnostic ni ne peut décider pour une personne. Chaque nombre est un chiffre de report.json, sa place est dans manifest.json ; « brainscan verify » vérifie les deux.`,
  );
}
