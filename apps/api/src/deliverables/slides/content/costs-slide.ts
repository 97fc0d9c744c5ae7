import { en, fr } from "../../../messages/typography.ts";
import { preparePlans } from "../../charts/prepare-plans.ts";
import { SCALE_UP_NAMES } from "../../kit/scale-up-names.ts";
import type { Block, SlideSpec } from "../compose/spec.ts";
import type { Cell } from "../pptx/deck.ts";
import { forestReading } from "./chart-readings.ts";
import { firstRows } from "./cut-texts.ts";
import { missingSlide } from "./missing-slide.ts";
import type { Tell } from "./tell.ts";
import type { ScaleUp } from "./verdict-sentence.ts";

/** The plans side by side: what they cost, what they miss, what a human reads. */
export function costsSlide(tell: Tell): SlideSpec {
  const { report, say, quoter, language } = tell;
  const { scaleUp } = report;
  const { chart, missing } = preparePlans(quoter);
  if (!scaleUp || chart?.body.kind !== "intervals")
    return missingSlide(tell, {
      title: say(
        en`What a larger set would cost is not answered yet`,
        fr`Ce que coûterait un ensemble plus grand n'a pas encore de réponse`,
      ),
      why: say(en`Left out: ${missing ?? ""}.`, fr`Omis : ${missing ?? ""}.`),
      needed: neededForCosts(tell),
    });
  return {
    kind: "content",
    title: chart.title,
    columns: [
      {
        share: 1,
        blocks: [
          {
            ...{ kind: "forest", name: say("Plans", "Plans"), description: chart.title, body: chart.body },
            cut: (shown) => firstRows(tell, shown),
          },
          tableOf(tell, scaleUp),
        ],
      },
    ],
    source: tell.source(
      say(
        en`Medians and where ${tell.share(`/scaleUp/answer/plans/${scaleUp.answer.plans[0].id}/totalEuro/level`)} of the simulated futures fall.`,
        fr`Médianes, et où tombent ${tell.share(`/scaleUp/answer/plans/${scaleUp.answer.plans[0].id}/totalEuro/level`)} des futurs simulés.`,
      ),
    ),
    notes: [
      forestReading(tell, say("the plan of the answer", fr`le plan de la réponse`)),
      chart.source,
      ...scaleUp.answer.plans.map(({ id, parts }) => {
        const paid = parts.flatMap(({ part, euro }, i) =>
          euro > 0
            ? [
                `${SCALE_UP_NAMES[language].part[part]} ${tell.roundEuro(`/scaleUp/answer/plans/${id}/parts/${i}/euro`)}`,
              ]
            : [],
        );
        const name = SCALE_UP_NAMES[language].plan[id];
        return say(en`Plan “${name}”: ${paid.join(", ")}.`, fr`Plan « ${name} » : ${paid.join(", ")}.`);
      }),
    ],
  };
}

export function neededForCosts({ say }: Tell): string[] {
  return [
    say(
      en`A classifier that could be measured: its misses are half of the answer.`,
      fr`Un classifieur qui ait pu être évalué : ses erreurs sont la moitié de la réponse.`,
    ),
    say(
      en`Run the study again with this version: what did not change is not computed twice.`,
      fr`Relancer l'étude avec cette version : ce qui n'a pas changé n'est pas recalculé.`,
    ),
  ];
}

function tableOf(tell: Tell, { answer }: ScaleUp): Block {
  const { say, share, range, language } = tell;
  const { plans, verdict } = answer;
  return {
    ...{ kind: "table", name: say("What the plans give", "Ce que donnent les plans") },
    description: say(
      en`For each plan: chance of staying within the budget, missed cancers, false alarms, share read by a human.`,
      fr`Pour chaque plan : chances de tenir le budget, cancers manqués, fausses alertes, part lue par un humain.`,
    ),
    header: [
      { text: "Plan" },
      { text: say("In budget", "Budget tenu"), align: "right" },
      { text: say("Missed cancers", fr`Cancers manqués`), align: "right" },
      { text: say("Read by a human", "Lues par un humain"), align: "right" },
    ],
    rows: plans.map(({ id }): Cell[] => {
      const path = `/scaleUp/answer/plans/${id}`;
      const bold = id === verdict.plan;
      return [
        { text: SCALE_UP_NAMES[language].planShort[id], bold },
        { text: share(`${path}/probabilityWithinBudget`), bold, align: "right" },
        { text: range(`${path}/missedCancers`, "roundCount"), bold, align: "right" },
        { text: share(`${path}/humanShare/value`), bold, align: "right" },
      ];
    }),
    cut: (shown) => firstRows(tell, shown),
  };
}
