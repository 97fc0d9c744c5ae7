import type { NextStep } from "@brainscan/ml/scaleup/answer";
import type { Language } from "../messages/message.ts";
import type { QuoteFormat } from "./kit/quote-format.ts";
import { createQuoter, type Quoter } from "./kit/quoter.ts";
import { quantityName, quoteQuantity } from "./kit/scale-up-inputs.ts";
import { SCALE_UP_NAMES } from "./kit/scale-up-names.ts";
import { inputFigure, taskFigures } from "./kit/scenario-figures.ts";
import type { ScaleUpFindings } from "./report/scale-up-section.ts";
import type { Report } from "./report.ts";
import { type PrintedRange, SCALE_UP_TEXTS } from "./scale-up-texts.ts";

type ScaleUp = NonNullable<Report["scaleUp"]>;
type Range = ScaleUp["answer"]["verdict"]["missedCancers"];

const ANSWER = "/scaleUp/answer";
const VERDICT = `${ANSWER}/verdict`;

/** The answer on a larger set as a manager reads it: verdict, cost, misses and what is known of them, conditions, what the
 *  money buys, next step, the other readings. Every number comes through the quoter; none where the report has no answer. */
export function scaleUpStatements(quoter: Quoter): string[] {
  const { scaleUp } = quoter.report;
  if (!scaleUp) return [];
  const texts = SCALE_UP_TEXTS[quoter.language];
  const { verdict } = scaleUp.answer;
  const task = taskFigures(scaleUp);
  const told = { budget: quoter.quote(task.budget.path, "euro"), images: quoter.quote(task.images.path, "count") };
  return [
    texts.verdict[verdict.status](told),
    costSentence(quoter, scaleUp, told.budget),
    texts.misses(printRange(quoter, `${VERDICT}/missedCancers`, verdict.missedCancers, "roundCount")),
    ...boundSentences(quoter, scaleUp),
    ...conditionSentences(quoter, scaleUp),
    ...(verdict.status === "feasible" ? [] : [affordableSentence(quoter, scaleUp, told.budget)]),
    ...(verdict.nextStep ? [stepSentence(quoter, scaleUp, verdict.nextStep)] : []),
    ...readingSentences(quoter, scaleUp),
    overheadSentence(quoter, scaleUp),
  ];
}

/** The same of an answer alone. */
export function statementsOfScaleUp(scaleUp: ScaleUpFindings, language: Language): string[] {
  // All its numbers stand in this section.
  return scaleUpStatements(createQuoter({ scaleUp } as Pick<Report, "scaleUp"> as Report, language));
}

function costSentence(quoter: Quoter, scaleUp: ScaleUp, budget: string): string {
  const { language } = quoter;
  const { verdict, plans, scenario } = scaleUp.answer;
  const plan = planOf(plans, verdict.plan);
  return SCALE_UP_TEXTS[language].cost({
    ...{ reading: scenario.choices.reading, plan: SCALE_UP_NAMES[language].plan[verdict.plan], budget },
    pilot: pilotBudget(quoter, scaleUp),
    total: printRange(quoter, `${ANSWER}/plans/${plan.id}/totalEuro`, plan.totalEuro, "roundEuro"),
    probability: quoter.quote(`${VERDICT}/probability`, "share"),
  });
}

/** What is promised of the misses, and on what ground. */
function boundSentences(quoter: Quoter, { answer }: ScaleUp): string[] {
  const texts = SCALE_UP_TEXTS[quoter.language];
  const { contract, id } = planOf(answer.plans, answer.verdict.plan);
  const at = (name: keyof typeof contract) => `${ANSWER}/plans/${id}/contract/${name}`;
  const confidence = quoter.quote(at("confidence"), "share");
  const bound = contract.missRateUpperBound === null ? null : quoter.quote(at("missRateUpperBound"), "share");
  const told = {
    ...{ limit: quoter.quote(at("maxMissRate"), "share"), confidence, bound },
    n: quoter.quote(at("nCancer"), "count"),
  };
  return [
    texts.bound[contract.status](told),
    ...(contract.cancerAmongNormalBound === null
      ? []
      : [texts.audit({ bound: quoter.quote(at("cancerAmongNormalBound"), "share"), confidence })]),
  ];
}

function conditionSentences(quoter: Quoter, { answer }: ScaleUp): string[] {
  const { status, conditions } = answer.verdict;
  if (conditions.length === 0) return [];
  return [
    SCALE_UP_TEXTS[quoter.language].conditions({
      all: status === "feasible if",
      conditions: conditions.map(({ what, comparator, withinReach }, place) => ({
        ...{ name: quantityName(what, quoter.language), comparator, withinReach },
        required: quoteQuantity(quoter, what, `${VERDICT}/conditions/${place}/required`),
        today: quoteQuantity(quoter, what, `${VERDICT}/conditions/${place}/today`),
      })),
    }),
  ];
}

function affordableSentence(quoter: Quoter, { answer }: ScaleUp, budget: string): string {
  const texts = SCALE_UP_TEXTS[quoter.language];
  const { affordable, id } = planOf(answer.plans, answer.verdict.plan);
  const at = `${ANSWER}/plans/${id}/affordable`;
  if (affordable.nImages === 0) return texts.buysNothing({ budget });
  return texts.buys({
    ...{ budget, images: quoter.quote(`${at}/nImages`, "count") },
    misses: printRange(quoter, `${at}/missedCancers`, affordable.missedCancers, "roundCount"),
  });
}

function stepSentence(quoter: Quoter, { answer }: ScaleUp, { code, euro }: NextStep): string {
  const at = `${VERDICT}/nextStep`;
  const priceAsked = answer.verdict.conditions.find(({ required }) => required === answer.verdict.nextStep?.amount);
  const amount =
    code === "AGREE_PRICE"
      ? quoteQuantity(quoter, priceAsked?.what ?? "automaticLabelEuro", `${at}/amount`)
      : quoter.quote(`${at}/amount`, "count");
  return SCALE_UP_TEXTS[quoter.language].nextStep[code]({
    amount,
    euro: euro > 0 ? quoter.quote(`${at}/euro`, "roundEuro") : null,
  });
}

function readingSentences(quoter: Quoter, scaleUp: ScaleUp): string[] {
  const { readings, scenario } = scaleUp.answer;
  const others = readings.flatMap(({ reading, status }, place) =>
    reading === scenario.choices.reading
      ? []
      : {
          ...{ reading, verdict: SCALE_UP_NAMES[quoter.language].verdict[status] },
          total: quoter.quote(`${ANSWER}/readings/${place}/totalEuro/value`, "roundEuro"),
        },
  );
  if (others.length === 0) return [];
  return [SCALE_UP_TEXTS[quoter.language].readings({ pilot: pilotBudget(quoter, scaleUp), others })];
}

function pilotBudget(quoter: Quoter, scaleUp: ScaleUp): string {
  const pilot = inputFigure(scaleUp, "pilotBudgetEuro");
  return pilot ? quoter.quote(pilot.path, "euro") : quantityName("pilotBudgetEuro", quoter.language);
}

function overheadSentence(quoter: Quoter, { answer }: ScaleUp): string {
  const texts = SCALE_UP_TEXTS[quoter.language];
  const { entered, status } = answer.verdict.withOverheads;
  if (!entered) return texts.noOverheads();
  return texts.overheads({
    verdict: SCALE_UP_NAMES[quoter.language].verdict[status],
    probability: quoter.quote(`${VERDICT}/withOverheads/probability`, "share"),
  });
}

function planOf(plans: ScaleUp["answer"]["plans"], id: string): ScaleUp["answer"]["plans"][number] {
  const found = plans.find((plan) => plan.id === id);
  if (!found) throw new Error(`the answer has no plan ${id}`);
  return found;
}

function printRange(quoter: Quoter, path: string, { low, high }: Range, format: QuoteFormat): PrintedRange {
  const [value, ends] = [quoter.quote(`${path}/value`, format), [`${path}/low`, `${path}/high`]];
  const varies = high > low;
  const [printedLow, printedHigh] = varies ? ends.map((end) => quoter.quote(end, format)) : [value, value];
  const level = varies ? quoter.quote(`${path}/level`, "share") : "";
  return { value, low: printedLow, high: printedHigh, level, varies };
}
