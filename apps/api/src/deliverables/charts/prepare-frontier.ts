import type { PlanId } from "@brainscan/ml/scaleup/scenario";
import type { Language } from "../../messages/message.ts";
import { en, fr } from "../../messages/typography.ts";
import type { Quoter } from "../kit/quoter.ts";
import { SCALE_UP_NAMES } from "../kit/scale-up-names.ts";
import { taskFigures } from "../kit/scenario-figures.ts";
import type { Report } from "../report.ts";
import { euroAxis, linearAxis } from "./axis.ts";
import type { CurvePoint, Prepared, Series, Tone } from "./chart-data.ts";
import { sourceText } from "./chart-texts.ts";
import { missing, prepared } from "./prepared.ts";

type Point = NonNullable<Report["scaleUp"]>["answer"]["frontier"][number];

type Texts = {
  known: string;
  flat: string;
  unknown: string;
  x: string;
  y: string;
  limit(share: string): string;
  budget(euro: string): string;
  reading(level: string): string;
  source(cancers: string, draws: string): string;
};

const TEXTS: Record<Language, Texts> = {
  en: {
    known: "Fewer missed cancers cost more human reading",
    flat: "Fewer missed cancers cost the same: nothing here is read by a human",
    unknown: "What fewer missed cancers would cost; none of it can be promised yet",
    x: "Share of cancers missed",
    y: "Total cost, euros",
    limit: (share) => en`limit ${share}`,
    budget: (euro) => en`budget ${euro}`,
    reading: (level) =>
      en`One dot a threshold, at its medians; those that miss more and save nothing are left out. Bars: ${level} of the simulated futures. Filled: certified; hollow: not.`,
    source: (cancers, draws) => en`n = ${cancers} labelled cancers; ${draws} simulated futures.`,
  },
  fr: {
    known: "Moins de cancers manqués coûtent plus de lecture humaine",
    flat: fr`Moins de cancers manqués coûtent autant : rien n'est lu ici par un humain`,
    unknown: fr`Ce que coûteraient moins de cancers manqués ; rien ne peut encore en être promis`,
    x: "Part de cancers manqués",
    y: "Coût total, euros",
    limit: (share) => fr`limite ${share}`,
    budget: (euro) => fr`budget ${euro}`,
    reading: (level) =>
      fr`Un point par seuil, à ses médianes ; ceux qui manquent plus sans rien épargner sont omis. Barres : ${level} des futurs simulés. Plein : certifié ; creux : non.`,
    source: (cancers, draws) => fr`n = ${cancers} cancers étiquetés ; ${draws} futurs simulés.`,
  },
};

const TONES: Record<PlanId, Tone> = { automatic: "unlabelled", review: "review", audited: "second", own: "ink" };

/** Points, misses rising, that cost less than all that miss less: the others are no choice. */
function undominated(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of [...points].sort(byMissesThenCost))
    if (kept.length === 0 || point.totalEuro.value < kept[kept.length - 1].totalEuro.value) kept.push(point);
  return kept;
}

const byMissesThenCost = (a: Point, b: Point) =>
  a.missRate.value - b.missRate.value || a.totalEuro.value - b.totalEuro.value;

/** Bars of more points than this hide one another. */
const POINTS_MAX = 8;

/** Miss rate against total cost over thresholds, one series a plan. */
export function prepareFrontier(quoter: Quoter): Prepared {
  const { report, language } = quoter;
  const { scaleUp } = report;
  if (!scaleUp) return missing("frontier", quoter, "NO_SCALE_UP");
  if (scaleUp.answer.frontier.length === 0) return missing("frontier", quoter, "NO_GUARANTEE");
  const texts = TEXTS[language];
  const { frontier, scenario } = scaleUp.answer;
  const task = taskFigures(scaleUp);
  const plans = [...new Set(frontier.map(({ plan }) => plan))];
  const series = plans.map((plan): Series => {
    const points = evenly(undominated(frontier.filter((point) => point.plan === plan)));
    return {
      ...{ id: plan, label: SCALE_UP_NAMES[language].planShort[plan], tone: TONES[plan], joined: "no" },
      points: points.map(pointOf),
    };
  });
  const all = series.flatMap(({ points }) => points);
  const limit = quoter.quote("/scaleUp/answer/scenario/choices/maxMissRate", "share");
  return prepared({
    id: "frontier",
    title: titleOf(frontier, texts),
    reading: texts.reading(quoter.quote("/scaleUp/answer/frontier/0/missRate/level", "share")),
    source: `${texts.source(
      quoter.quote("/scaleUp/quality/nCancer", "count"),
      quoter.quote("/scaleUp/answer/scenario/nDraws", "count"),
    )} ${sourceText(quoter)}`,
    body: {
      ...{ kind: "curves", series },
      x: linearAxis(
        [0, scenario.choices.maxMissRate, ...all.map(({ x, xHigh }) => xHigh ?? x)],
        { title: texts.x, format: "share", language },
        { ceiling: 1 },
      ),
      y: euroAxis([task.budget.value, ...all.flatMap(({ low, high }) => [low, high])], texts.y, language),
      references: [
        { axis: "y", value: task.budget.value, label: texts.budget(quoter.quote(task.budget.path, "euro")) },
        { axis: "x", value: scenario.choices.maxMissRate, label: texts.limit(limit) },
      ],
    },
  });
}

function pointOf({ missRate, totalEuro, status }: Point): CurvePoint {
  return {
    ...{ x: missRate.value, y: totalEuro.value, low: totalEuro.low, high: totalEuro.high },
    ...{ xLow: missRate.low, xHigh: missRate.high, solid: status === "certified" },
  };
}

/** First, last and as many between them as can be told apart. */
function evenly<Item>(items: readonly Item[]): Item[] {
  if (items.length <= POINTS_MAX) return [...items];
  return Array.from({ length: POINTS_MAX }, (_, i) => items[Math.round((i * (items.length - 1)) / (POINTS_MAX - 1))]);
}

function titleOf(frontier: readonly Point[], texts: Texts): string {
  if (frontier.every(({ status }) => status === "not decidable" || status === "refuted")) return texts.unknown;
  return frontier.some(({ humanShare }) => humanShare > 0) ? texts.known : texts.flat;
}
