import { en, fr } from "../../../messages/typography.ts";
import { quoteQuantity } from "../../kit/scale-up-inputs.ts";
import { SCALE_UP_TEXTS } from "../../scale-up-texts.ts";
import type { Point, SlideSpec } from "../compose/spec.ts";
import { neededForCosts } from "./costs-slide.ts";
import { recommendationPoint } from "./recommendation-point.ts";
import type { Tell } from "./tell.ts";

/** Technical recommendations, and what to do next. */
export function adviceSlide(tell: Tell): SlideSpec {
  const { report, say } = tell;
  const { scaleUp } = report;
  const advice = scaleUp
    ? scaleUp.answer.recommendations.map((one, i) => recommendationPoint(tell, one, i))
    : neededForCosts(tell).map((text): Point => ({ text }));
  const steps = nextSteps(tell);
  return {
    kind: "content",
    title: titleOf(tell),
    columns: [
      {
        share: 0.6,
        blocks: [
          { kind: "callout", tone: "plain", text: say("Technical recommendations", "Recommandations techniques") },
          { kind: "points", items: advice },
        ],
      },
      {
        share: 0.4,
        blocks: [
          { kind: "callout", tone: "plain", text: say("Next steps", "Prochaines étapes") },
          { kind: "points", items: steps },
        ],
      },
    ],
    source: tell.source(),
    notes: [
      ...(scaleUp
        ? [
            say(
              en`The recommendations follow from the same numbers as the cost model, all inputs at their medians.`,
              fr`Les recommandations découlent des mêmes nombres que le modèle de coût, entrées à leur médiane.`,
            ),
            say(
              en`Drift is told by the Kolmogorov–Smirnov distance between a month's scores and the study's.`,
              fr`La dérive se lit à la distance de Kolmogorov–Smirnov entre les scores d'un mois et ceux de l'étude.`,
            ),
          ]
        : []),
      ...steps.map(({ lead, text }) => (lead ? `${lead} ${text}` : text)),
    ],
  };
}

function titleOf({ report, say, quoter, roundEuro, language }: Tell): string {
  const { nextStep: step, conditions = [] } = report.scaleUp?.answer.verdict ?? {};
  if (!step)
    return say(
      en`Label at random next: it is what narrows every answer`,
      fr`Étiqueter au hasard d'abord : c'est ce qui précise chaque réponse`,
    );
  const path = "/scaleUp/answer/verdict/nextStep";
  const asked = conditions.find(({ required }) => required === step.amount)?.what ?? "automaticLabelEuro";
  const amount =
    step.code === "AGREE_PRICE"
      ? quoteQuantity(quoter, asked, `${path}/amount`)
      : quoter.quote(`${path}/amount`, "count");
  const told = { amount, euro: step.euro > 0 ? roundEuro(`${path}/euro`) : null };
  return SCALE_UP_TEXTS[language].nextStep[step.code](told).replace(/\.$/, "");
}

function nextSteps({ report, say, count }: Tell): Point[] {
  const { guarantee, audits } = report;
  const random = audits?.nextLabels.labels.some(({ reason }) => reason === "RANDOM_AUDIT");
  return [
    ...(guarantee && guarantee.status !== "certified" && guarantee.labelsNeeded !== null
      ? [
          {
            lead: say("Certify:", fr`Certifier :`),
            text: say(
              en`about ${count("/guarantee/labelsNeeded")} labels drawn at random from the pool.`,
              fr`environ ${count("/guarantee/labelsNeeded")} étiquettes tirées au hasard dans la réserve.`,
            ),
          },
        ]
      : []),
    ...(random
      ? [
          {
            lead: say("Read:", fr`Lire :`),
            text: say(
              en`the list of images that the study proposes, the random ones first.`,
              fr`la liste d'images que l'étude propose, celles au hasard d'abord.`,
            ),
          },
        ]
      : []),
    ...(audits?.representativeness.fair === false
      ? [
          {
            lead: say("Repair:", fr`Réparer :`),
            text: say(
              en`random labels make the sample fair again.`,
              fr`des étiquettes au hasard rendent l'échantillon représentatif.`,
            ),
          },
        ]
      : []),
    {
      lead: say("Outside:", fr`Ailleurs :`),
      text: say(
        en`test on images of another scanner before relying on any figure.`,
        fr`tester sur des images d'un autre appareil avant de se fier aux chiffres.`,
      ),
    },
  ];
}
