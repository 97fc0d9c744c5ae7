import type { Reading } from "@brainscan/ml/scaleup/scenario";
import type { Language } from "../../messages/message.ts";
import { en, fr } from "../../messages/typography.ts";
import type { Quoter } from "../kit/quoter.ts";
import { SCALE_UP_NAMES } from "../kit/scale-up-names.ts";
import { inputFigure, taskFigures } from "../kit/scenario-figures.ts";
import type { Report } from "../report.ts";
import { logAxis } from "./axis.ts";
import type { IntervalRow, Prepared } from "./chart-data.ts";
import { quoteSpan, sourceText } from "./chart-texts.ts";
import { missing, prepared } from "./prepared.ts";

type ScaleUp = NonNullable<Report["scaleUp"]>;
type Task = { pilot: string; budget: string };

type Texts = {
  never(task: Task): string;
  always(task: Task): string;
  only(task: Task, readings: string): string;
  or: string;
  name: Record<Reading, (price: string) => string>;
  text(total: string, status: string): string;
  axis: string;
  budget(budget: string, images: string): string;
  reading(level: string): string;
  source(images: string, labels: string): string;
};

const TEXTS: Record<Language, Texts> = {
  en: {
    never: ({ pilot, budget }) => en`However the pilot's ${pilot} are read, the work costs more than ${budget}`,
    always: ({ pilot, budget }) => en`However the pilot's ${pilot} are read, the work costs less than ${budget}`,
    only: ({ pilot, budget }, readings) =>
      en`The work costs less than ${budget} only with the pilot's ${pilot} read as ${readings}`,
    or: " or ",
    name: {
      automaticLabel: (price) => en`Price of an automatic label: ${price}`,
      expertLabel: (price) => en`Price of an expert label: ${price}`,
      computeBudget: (price) => en`Money for machines: ${price} a label`,
    },
    text: (total, status) => en`${total} in all; ${status}`,
    axis: "Cost of one image, euros; each step is ten times the last",
    budget: (budget, images) => en`${budget} for ${images} images`,
    reading: (level) =>
      en`Dot: median of the best plan under this reading; bar: ${level} of the simulated futures. Dashed: what the budget allows an image. The answer on the right weighs missed cancers too.`,
    source: (images, labels) => en`Pilot: ${images} images, ${labels} of them labelled by experts.`,
  },
  fr: {
    never: ({ pilot, budget }) =>
      fr`De quelque façon qu'on lise les ${pilot} du pilote, le travail coûte plus que ${budget}`,
    always: ({ pilot, budget }) =>
      fr`De quelque façon qu'on lise les ${pilot} du pilote, le travail coûte moins que ${budget}`,
    only: ({ pilot, budget }, readings) =>
      fr`Le travail coûte moins que ${budget} seulement si les ${pilot} du pilote se lisent comme ${readings}`,
    or: " ou ",
    name: {
      automaticLabel: (price) => fr`Prix d'une étiquette automatique : ${price}`,
      expertLabel: (price) => fr`Prix d'une étiquette d'expert : ${price}`,
      computeBudget: (price) => fr`Budget de calcul : ${price} l'étiquette`,
    },
    text: (total, status) => fr`${total} en tout ; ${status}`,
    axis: "Coût d’une image, euros ; chaque pas vaut dix fois le précédent",
    budget: (budget, images) => fr`${budget} pour ${images} images`,
    reading: (level) =>
      fr`Point : médiane du meilleur plan selon cette lecture ; barre : ${level} des futurs simulés. Tirets : ce que le budget permet par image. La réponse à droite compte aussi les cancers manqués.`,
    source: (images, labels) => fr`Pilote : ${images} images, dont ${labels} étiquetées par des experts.`,
  },
};

/** What an image costs under each reading of the pilot's money, against what the budget allows an image. */
export function prepareReadings(quoter: Quoter): Prepared {
  const { report, language } = quoter;
  const { scaleUp } = report;
  const pilot = scaleUp ? pilotFigures(scaleUp) : null;
  if (!scaleUp || !pilot) return missing("readings", quoter, "NO_SCALE_UP");
  const texts = TEXTS[language];
  const task = taskFigures(scaleUp);
  const allowed = task.budget.value / task.images.value;
  const rows = scaleUp.answer.readings.map((_, i) => rowOf(quoter, scaleUp, i, texts));
  const [budget, images] = [quoter.quote(task.budget.path, "euro"), quoter.quote(task.images.path, "count")];
  return prepared({
    id: "readings",
    title: titleOf(scaleUp, { pilot: quoter.quote(pilot.budget.path, "euro"), budget }, language),
    reading: texts.reading(quoter.quote("/scaleUp/answer/readings/0/totalEuro/level", "share")),
    source: `${texts.source(quoter.quote(pilot.images.path, "count"), quoter.quote(pilot.labels.path, "count"))} ${sourceText(quoter)}`,
    body: {
      ...{ kind: "intervals", rows, legend: [] },
      x: logAxis([allowed, ...rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])], {
        ...{ title: texts.axis, format: "euro", language },
      }),
      references: [{ axis: "x", value: allowed, label: texts.budget(budget, images) }],
    },
  });
}

function rowOf(quoter: Quoter, scaleUp: ScaleUp, at: number, texts: Texts): IntervalRow {
  const { readings, scenario } = scaleUp.answer;
  const { reading, status, totalEuro } = readings[at];
  const { value: images } = taskFigures(scaleUp).images;
  const path = `/scaleUp/answer/readings/${at}`;
  const price = reading === "expertLabel" ? "expertLabelEuro" : "automaticLabelEuro";
  const total = quoter.quote(`${path}/totalEuro/value`, "roundEuro");
  const spread = totalEuro.low === totalEuro.high ? "" : ` (${quoteSpan(quoter, `${path}/totalEuro`, "roundEuro")})`;
  return {
    ...{ id: reading, label: texts.name[reading](quoter.quote(`${path}/${price}`, "euro")), tone: "ink" },
    ...{ value: totalEuro.value / images, low: totalEuro.low / images, high: totalEuro.high / images },
    marked: reading === scenario.choices.reading,
    text: texts.text(total + spread, SCALE_UP_NAMES[quoter.language].status[status]),
  };
}

function pilotFigures(scaleUp: ScaleUp) {
  const [budget, images, labels] = (["pilotBudgetEuro", "pilotImages", "pilotLabels"] as const).map((id) =>
    inputFigure(scaleUp, id),
  );
  return budget && images && labels ? { budget, images, labels } : null;
}

function titleOf({ answer: { readings, scenario } }: ScaleUp, task: Task, language: Language): string {
  const texts = TEXTS[language];
  const within = readings.filter(({ probability }) => probability >= scenario.choices.requiredProbability);
  if (within.length === 0) return texts.never(task);
  if (within.length === readings.length) return texts.always(task);
  return texts.only(task, within.map(({ reading }) => SCALE_UP_NAMES[language].reading[reading]).join(texts.or));
}
