import type { Language } from "../../messages/message.ts";
import { en, fr } from "../../messages/typography.ts";
import type { Quoter } from "../kit/quoter.ts";
import { SCALE_UP_NAMES } from "../kit/scale-up-names.ts";
import { taskFigures } from "../kit/scenario-figures.ts";
import type { Report } from "../report.ts";
import { euroAxis } from "./axis.ts";
import type { IntervalRow, Prepared } from "./chart-data.ts";
import { quoteSpan, sourceText } from "./chart-texts.ts";
import { missing, prepared } from "./prepared.ts";

type Texts = {
  within(plan: string, budget: string, probability: string): string;
  seldom(plan: string, budget: string, probability: string): string;
  never(budget: string, cheapest: string): string;
  axis: string;
  budget(euro: string): string;
  reading(level: string): string;
  source(images: string, draws: string, reading: string): string;
};

const TEXTS: Record<Language, Texts> = {
  en: {
    within: (plan, budget, probability) =>
      en`“${plan}” stays within ${budget} in ${probability} of the simulated futures`,
    seldom: (plan, budget, probability) =>
      en`No plan is sure of ${budget}: at best “${plan}”, in ${probability} of the simulated futures`,
    never: (budget, cheapest) => en`No plan fits ${budget}: the cheapest costs ${cheapest}`,
    axis: "Total cost, euros",
    budget: (euro) => en`budget ${euro}`,
    reading: (level) =>
      en`Dot: median. Bar: where ${level} of the simulated futures fall. Filled: the plan of the answer.`,
    source: (images, draws, reading) =>
      en`${images} images; ${draws} simulated futures; the pilot's money read as ${reading}.`,
  },
  fr: {
    within: (plan, budget, probability) => fr`« ${plan} » tient ${budget} dans ${probability} des futurs simulés`,
    seldom: (plan, budget, probability) =>
      fr`Aucun plan n'est sûr de tenir ${budget} : au mieux « ${plan} », dans ${probability} des futurs simulés`,
    never: (budget, cheapest) => fr`Aucun plan ne tient dans ${budget} : le moins cher coûte ${cheapest}`,
    axis: "Coût total, euros",
    budget: (euro) => fr`budget ${euro}`,
    reading: (level) =>
      fr`Point : médiane. Barre : où tombent ${level} des futurs simulés. Plein : le plan de la réponse.`,
    source: (images, draws, reading) =>
      fr`${images} images ; ${draws} futurs simulés ; l'argent du pilote lu comme ${reading}.`,
  },
};

/** Total cost of each plan with its range, against the budget. */
export function preparePlans(quoter: Quoter): Prepared {
  const { report, language } = quoter;
  const { scaleUp } = report;
  if (!scaleUp) return missing("plans", quoter, "NO_SCALE_UP");
  const texts = TEXTS[language];
  const { plans, verdict, scenario } = scaleUp.answer;
  const task = taskFigures(scaleUp);
  const budget = quoter.quote(task.budget.path, "euro");
  const rows = plans.map(({ id, totalEuro }): IntervalRow => {
    const path = `/scaleUp/answer/plans/${id}/totalEuro`;
    const text = quoter.quote(`${path}/value`, "roundEuro");
    return {
      ...{ id, label: SCALE_UP_NAMES[language].planShort[id], value: totalEuro.value, tone: "ink" },
      ...{ low: totalEuro.low, high: totalEuro.high, marked: id === verdict.plan },
      text: totalEuro.low === totalEuro.high ? text : `${text} (${quoteSpan(quoter, path, "roundEuro")})`,
    };
  });
  return prepared({
    id: "plans",
    title: titleOf(quoter, scaleUp, budget, texts),
    reading: texts.reading(quoter.quote(`/scaleUp/answer/plans/${plans[0].id}/totalEuro/level`, "share")),
    source: `${texts.source(
      quoter.quote(task.images.path, "count"),
      quoter.quote("/scaleUp/answer/scenario/nDraws", "count"),
      SCALE_UP_NAMES[language].reading[scenario.choices.reading],
    )} ${sourceText(quoter)}`,
    body: {
      kind: "intervals",
      rows,
      x: euroAxis(
        [task.budget.value, ...rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])],
        texts.axis,
        language,
      ),
      references: [{ axis: "x", value: task.budget.value, label: texts.budget(budget) }],
      legend: [],
    },
  });
}

function titleOf(quoter: Quoter, { answer }: NonNullable<Report["scaleUp"]>, budget: string, texts: Texts): string {
  const { plans, scenario } = answer;
  const [likeliest] = [...plans].sort((a, b) => b.probabilityWithinBudget - a.probabilityWithinBudget);
  const [cheapest] = [...plans].sort((a, b) => a.totalEuro.value - b.totalEuro.value);
  if (likeliest.probabilityWithinBudget === 0)
    return texts.never(budget, quoter.quote(`/scaleUp/answer/plans/${cheapest.id}/totalEuro/value`, "roundEuro"));
  const probability = quoter.quote(`/scaleUp/answer/plans/${likeliest.id}/probabilityWithinBudget`, "share");
  const say = likeliest.probabilityWithinBudget >= scenario.choices.requiredProbability ? texts.within : texts.seldom;
  return say(SCALE_UP_NAMES[quoter.language].planShort[likeliest.id], budget, probability);
}
