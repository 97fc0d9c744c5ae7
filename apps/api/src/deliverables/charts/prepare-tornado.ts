import type { Language } from "../../messages/message.ts";
import { capitalised, en, fr } from "../../messages/typography.ts";
import type { Quoter } from "../kit/quoter.ts";
import { quantityName, quoteQuantity } from "../kit/scale-up-inputs.ts";
import { SCALE_UP_NAMES } from "../kit/scale-up-names.ts";
import { taskFigures } from "../kit/scenario-figures.ts";
import { euroAxis } from "./axis.ts";
import type { Prepared, SwingRow } from "./chart-data.ts";
import { sourceText } from "./chart-texts.ts";
import { missing, prepared } from "./prepared.ts";

/** More bars than a slide can hold say less. */
const ROWS_MAX = 8;

type Texts = {
  most(name: string, low: string, high: string): string;
  axis: string;
  budget(euro: string): string;
  beyond: Record<"left" | "right", (euro: string) => string>;
  reading(plan: string): string;
  legend: { low: string; high: string };
  source(draws: string): string;
};

const TEXTS: Record<Language, Texts> = {
  en: {
    most: (name, low, high) => en`What moves the total most: the ${name}, from ${low} to ${high}`,
    axis: "Total cost, euros",
    budget: (euro) => en`budget ${euro}`,
    beyond: {
      left: (euro) => en`The budget, ${euro}, lies left of all of this.`,
      right: (euro) => en`The budget, ${euro}, lies right of all of this.`,
    },
    reading: (plan) =>
      en`“${plan}”: its total when one input is low or high (one future in twenty lies beyond each), the others at their medians.`,
    legend: { low: "input low", high: "input high" },
    source: (draws) => en`${draws} simulated futures.`,
  },
  fr: {
    most: (name, low, high) => fr`Ce qui fait le plus varier le total : ${name}, de ${low} à ${high}`,
    axis: "Coût total, euros",
    budget: (euro) => fr`budget ${euro}`,
    beyond: {
      left: (euro) => fr`Le budget, ${euro}, se trouve à gauche de tout cela.`,
      right: (euro) => fr`Le budget, ${euro}, se trouve à droite de tout cela.`,
    },
    reading: (plan) =>
      fr`« ${plan} » : son total quand une entrée est basse ou haute (un futur sur vingt va au-delà), les autres à leur médiane.`,
    legend: { low: "entrée basse", high: "entrée haute" },
    source: (draws) => fr`${draws} futurs simulés.`,
  },
};

/** Total of the answer's plan when one input moves, the one that matters most first. */
export function prepareTornado(quoter: Quoter): Prepared {
  const { report, language } = quoter;
  const { scaleUp } = report;
  const { tornado, verdict, plans } = scaleUp?.answer ?? {};
  const plan = plans?.find(({ id }) => id === verdict?.plan);
  if (!scaleUp || !tornado || !plan || tornado.length === 0) return missing("tornado", quoter, "NO_SCALE_UP");
  const texts = TEXTS[language];
  const pathOf = (id: string) => `/scaleUp/answer/tornado/${id}`;
  const swing = ({ euroAtLow, euroAtHigh }: (typeof tornado)[number]) => Math.abs(euroAtHigh - euroAtLow);
  const moving = tornado
    .filter((bar) => swing(bar) > 0)
    .sort((a, b) => swing(b) - swing(a))
    .slice(0, ROWS_MAX);
  if (moving.length === 0) return missing("tornado", quoter, "NOTHING_MOVES");
  const rows = moving.map(
    ({ id, euroAtLow, euroAtHigh }): SwingRow => ({
      ...{ id, label: capitalised(quantityName(id, language)), atLow: euroAtLow, atHigh: euroAtHigh },
      lowText: quoteQuantity(quoter, id, `${pathOf(id)}/low`),
      highText: quoteQuantity(quoter, id, `${pathOf(id)}/high`),
    }),
  );
  const [first] = rows;
  const task = taskFigures(scaleUp);
  const [lowEnd, highEnd] = first.atLow <= first.atHigh ? ["euroAtLow", "euroAtHigh"] : ["euroAtHigh", "euroAtLow"];
  const budget = task.budget.value;
  const budgetText = quoter.quote(task.budget.path, "euro");
  const totals = [plan.totalEuro.value, ...rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh])];
  const x = euroAxis(totals, texts.axis, language, { near: true });
  const beyond = budget < x.low ? "left" : budget > x.high ? "right" : null;
  return prepared({
    id: "tornado",
    title: texts.most(
      quantityName(moving[0].id, language),
      quoter.quote(`${pathOf(first.id)}/${lowEnd}`, "roundEuro"),
      quoter.quote(`${pathOf(first.id)}/${highEnd}`, "roundEuro"),
    ),
    reading: texts.reading(SCALE_UP_NAMES[language].planShort[plan.id]),
    source: [
      ...(beyond ? [texts.beyond[beyond](budgetText)] : []),
      texts.source(quoter.quote("/scaleUp/answer/scenario/nDraws", "count")),
      sourceText(quoter),
    ].join(" "),
    body: {
      ...{ kind: "swings", rows, base: plan.totalEuro.value, legend: texts.legend },
      x,
      references: beyond ? [] : [{ axis: "x", value: budget, label: texts.budget(budgetText) }],
    },
  });
}
