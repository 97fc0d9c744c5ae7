import { capitalised, en, fr } from "../../../messages/typography.ts";
import { quantityName, quoteQuantity } from "../../kit/scale-up-inputs.ts";
import { SCALE_UP_NAMES } from "../../kit/scale-up-names.ts";
import { inputFigure, taskFigures } from "../../kit/scenario-figures.ts";
import { scaleUpStatements } from "../../scale-up-statements.ts";
import type { Block, SlideSpec } from "../compose/spec.ts";
import { TONES } from "../compose/tones.ts";
import type { Cell } from "../pptx/deck.ts";
import { neededForCosts } from "./costs-slide.ts";
import { firstRows } from "./cut-texts.ts";
import { missingSlide } from "./missing-slide.ts";
import type { Tell } from "./tell.ts";
import { type ScaleUp, VERDICT_TONES, verdictGround, verdictOpening } from "./verdict-sentence.ts";

/** The answer, its conditions with today's value beside the required one, and what the money does buy. */
export function verdictSlide(tell: Tell): SlideSpec {
  const { report, say } = tell;
  const { scaleUp } = report;
  if (!scaleUp)
    return missingSlide(tell, {
      title: say(
        en`There is no verdict on a larger set yet`,
        fr`Il n'y a pas encore de verdict sur un ensemble plus grand`,
      ),
      why: say(
        en`This report holds no answer on a larger set: feasible or not cannot be said.`,
        fr`Ce rapport n'a pas de réponse sur un ensemble plus grand : on ne peut dire ni faisable, ni non faisable.`,
      ),
      needed: neededForCosts(tell),
    });
  const tone = VERDICT_TONES[scaleUp.answer.verdict.status];
  const conditions = conditionsTable(tell, scaleUp);
  return {
    kind: "content",
    title: verdictOpening(tell, scaleUp),
    columns: [
      {
        share: 1,
        blocks: [
          { kind: "callout", tone, text: verdictGround(tell, scaleUp) },
          ...(conditions ? [conditions] : [noCondition(tell, scaleUp)]),
          readingsTable(tell, scaleUp),
        ],
      },
    ],
    foot: { tone: "plain", text: whatMoneyBuys(tell, scaleUp) },
    source: tell.source(
      say(
        en`The share of cancers among images to come is an assumption.`,
        fr`La part de cancers parmi les images à venir est une hypothèse.`,
      ),
    ),
    notes: scaleUpStatements(tell.quoter),
  };
}

function conditionsTable(tell: Tell, { answer }: ScaleUp): Block | null {
  const { say, quoter, language } = tell;
  const { conditions } = answer.verdict;
  if (conditions.length === 0) return null;
  return {
    ...{ kind: "table", name: say("Conditions", "Conditions") },
    description: say(
      en`Each condition with today's value and the required one.`,
      fr`Chaque condition, sa valeur aujourd'hui et la valeur requise.`,
    ),
    header: [
      { text: say("What has to come true", fr`Ce qui doit devenir vrai`) },
      { text: say("Today", fr`Aujourd'hui`), align: "right" },
      { text: say("Required", "Requis"), align: "right" },
      { text: say("In reach", fr`À portée`) },
    ],
    rows: conditions.map(({ what, comparator, withinReach }, i): Cell[] => {
      const path = `/scaleUp/answer/verdict/conditions/${i}`;
      const required = quoteQuantity(quoter, what, `${path}/required`);
      return [
        { text: capitalised(quantityName(what, language)) },
        { text: quoteQuantity(quoter, what, `${path}/today`), align: "right" },
        { text: `${comparator === "at most" ? "≤" : "≥"} ${required}`, align: "right" },
        {
          text: withinReach ? say("yes", "oui") : say("no", "non"),
          bold: true,
          color: TONES[withinReach ? "good" : "bad"].ink,
        },
      ];
    }),
    cut: (shown) => firstRows(tell, shown, true),
  };
}

function noCondition({ say, language }: Tell, { answer }: ScaleUp): Block {
  const { constraints, status } = answer.verdict;
  const binding = constraints.map((one) => SCALE_UP_NAMES[language].constraint[one]).join(", ");
  return {
    kind: "points",
    items: [
      {
        text:
          status === "feasible"
            ? say(en`Nothing more has to come true.`, fr`Rien de plus ne doit devenir vrai.`)
            : say(
                en`What binds: ${binding}. No condition is known that would lift it.`,
                fr`Ce qui bloque : ${binding}. Aucune condition connue ne le lèverait.`,
              ),
      },
    ],
  };
}

/** The same question by every reading of the pilot's money. */
function readingsTable(tell: Tell, scaleUp: ScaleUp): Block {
  const { say, roundEuro, euro, language } = tell;
  const { answer } = scaleUp;
  const pilot = inputFigure(scaleUp, "pilotBudgetEuro");
  const money = pilot ? euro(pilot.path) : say(en`the pilot's money`, fr`l'argent du pilote`);
  const names = SCALE_UP_NAMES[language];
  return {
    ...{ kind: "table", name: say("Readings", "Lectures") },
    description: say(
      en`The answer by each reading of the pilot's money.`,
      fr`La réponse selon chaque lecture de l'argent du pilote.`,
    ),
    header: [
      { text: say(en`If ${money} are read as…`, fr`Si l'on lit ${money} comme…`) },
      { text: say("Total", "Total"), align: "right" },
      { text: say("Answer", fr`Réponse`) },
    ],
    rows: answer.readings.map(({ reading, status }, i): Cell[] => {
      const bold = reading === answer.scenario.choices.reading;
      return [
        { text: capitalised(names.reading[reading]), bold },
        { text: roundEuro(`/scaleUp/answer/readings/${i}/totalEuro/value`), bold, align: "right" },
        { text: names.status[status], bold, color: TONES[VERDICT_TONES[status]].ink },
      ];
    }),
    cut: (shown) => firstRows(tell, shown, true),
  };
}

function whatMoneyBuys({ say, count, range, euro, language }: Tell, scaleUp: ScaleUp): string {
  const { plan } = scaleUp.answer.verdict;
  const mine = scaleUp.answer.plans.find(({ id }) => id === plan);
  const path = `/scaleUp/answer/plans/${plan}/affordable`;
  const name = SCALE_UP_NAMES[language].planShort[plan];
  const budget = euro(taskFigures(scaleUp).budget.path);
  if (!mine || mine.affordable.nImages === 0)
    return say(
      en`${budget} buy not one image by the plan “${name}”.`,
      fr`${budget} ne paient pas une seule image par le plan « ${name} ».`,
    );
  return say(
    en`${budget} do buy ${count(`${path}/nImages`)} images by “${name}”; missed cancers: ${range(`${path}/missedCancers`, "roundCount")}.`,
    fr`${budget} paient ${count(`${path}/nImages`)} images par « ${name} » ; cancers manqués : ${range(`${path}/missedCancers`, "roundCount")}.`,
  );
}
