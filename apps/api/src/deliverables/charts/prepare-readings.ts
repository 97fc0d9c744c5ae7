import type { Reading } from "@brainscan/ml/scaleup/scenario";
import type { Language } from "../../messages/message.ts";
import { capitalised, en, fr } from "../../messages/typography.ts";
import type { Quoter } from "../kit/quoter.ts";
import { SCALE_UP_NAMES } from "../kit/scale-up-names.ts";
import { inputFigure, taskFigures } from "../kit/scenario-figures.ts";
import type { Report } from "../report.ts";
import { logAxis } from "./axis.ts";
import type { IntervalRow, Prepared } from "./chart-data.ts";
import { sourceText } from "./chart-texts.ts";
import { missing, prepared } from "./prepared.ts";

type Answer = NonNullable<Report["scaleUp"]>["answer"];

type Texts = {
  same(pilot: string, status: string): string;
  hangs(told: { pilot: string; best: string; readings: string; others: string }): string;
  or: string;
  price: Record<Reading, (price: string, total: string) => string>;
  axis: string;
  budget(euro: string, images: string): string;
  reading: string;
  source(images: string, labels: string): string;
};

const TEXTS: Record<Language, Texts> = {
  en: {
    same: (pilot, status) => en`However the ${pilot} of the pilot are read, the answer is: ${status}`,
    hangs: ({ pilot, best, readings, others }) =>
      en`${best} with the ${pilot} of the pilot read as ${readings}; read otherwise, ${others}`,
    or: " or ",
    price: {
      automaticLabel: (price, total) => en`${price} an automatic label; ${total} in all`,
      expertLabel: (price, total) => en`${price} an expert label; ${total} in all`,
      computeBudget: (price, total) => en`${price} an automatic label; ${total} in all`,
    },
    axis: "Price of one label, euros; each step is ten times the last",
    budget: (euro, images) => en`what ${euro} allow for each of ${images} images`,
    reading:
      "Dot: the price of a label under this reading. Right of the dashed line a label costs more than the budget allows an image.",
    source: (images, labels) => en`Pilot: ${images} images, ${labels} of them labelled by experts.`,
  },
  fr: {
    same: (pilot, status) => fr`De quelque façon qu'on lise les ${pilot} du pilote, la réponse est : ${status}`,
    hangs: ({ pilot, best, readings, others }) =>
      fr`${best} si les ${pilot} du pilote se lisent comme ${readings} ; lus autrement : ${others}`,
    or: " ou ",
    price: {
      automaticLabel: (price, total) => fr`${price} l'étiquette automatique ; ${total} en tout`,
      expertLabel: (price, total) => fr`${price} l'étiquette d'expert ; ${total} en tout`,
      computeBudget: (price, total) => fr`${price} l'étiquette automatique ; ${total} en tout`,
    },
    axis: "Prix d’une étiquette, euros ; chaque pas vaut dix fois le précédent",
    budget: (euro, images) => fr`ce que ${euro} permettent pour chacune de ${images} images`,
    reading: fr`Point : le prix d'une étiquette selon cette lecture. À droite du pointillé, une étiquette coûte plus que ce que le budget permet par image.`,
    source: (images, labels) => fr`Pilote : ${images} images, dont ${labels} étiquetées par des experts.`,
  },
};

const MOST_FAVOURABLE_FIRST = ["feasible", "feasible if", "not decidable yet", "not feasible"] as const;

/** The three readings of the pilot's money as the price of one label, against what the budget allows an image. */
export function prepareReadings(quoter: Quoter): Prepared {
  const { report, language } = quoter;
  const { scaleUp } = report;
  const pilot = scaleUp ? pilotFigures(scaleUp) : null;
  if (!scaleUp || !pilot) return missing("readings", quoter, "NO_SCALE_UP");
  const texts = TEXTS[language];
  const names = SCALE_UP_NAMES[language];
  const { readings, scenario } = scaleUp.answer;
  const rows = readings.map(({ reading, ...told }, i): IntervalRow => {
    const price = reading === "expertLabel" ? "expertLabelEuro" : "automaticLabelEuro";
    const path = `/scaleUp/answer/readings/${i}`;
    return {
      ...{
        id: reading,
        label: capitalised(names.reading[reading]),
        value: told[price],
        low: null,
        high: null,
        tone: "ink",
      },
      marked: reading === scenario.choices.reading,
      text: texts.price[reading](
        quoter.quote(`${path}/${price}`, "euro"),
        quoter.quote(`${path}/totalEuro/value`, "roundEuro"),
      ),
    };
  });
  const task = taskFigures(scaleUp);
  const allowed = task.budget.value / task.images.value;
  const [budget, images] = [quoter.quote(task.budget.path, "euro"), quoter.quote(task.images.path, "count")];
  return prepared({
    id: "readings",
    title: titleOf(quoter, scaleUp.answer, quoter.quote(pilot.budget.path, "euro"), texts),
    reading: texts.reading,
    source: `${texts.source(quoter.quote(pilot.images.path, "count"), quoter.quote(pilot.labels.path, "count"))} ${sourceText(quoter)}`,
    body: {
      ...{ kind: "intervals", rows, legend: [] },
      x: logAxis([allowed, ...rows.map(({ value }) => value)], { title: texts.axis, format: "euro", language }),
      references: [{ axis: "x", value: allowed, label: texts.budget(budget, images) }],
    },
  });
}

function pilotFigures(scaleUp: NonNullable<Report["scaleUp"]>) {
  const [budget, images, labels] = (["pilotBudgetEuro", "pilotImages", "pilotLabels"] as const).map((id) =>
    inputFigure(scaleUp, id),
  );
  return budget && images && labels ? { budget, images, labels } : null;
}

/** Names the readings of the most favourable answer, and what the others come to. */
function titleOf({ language }: Quoter, { readings }: Answer, pilot: string, texts: Texts): string {
  const { status, reading } = SCALE_UP_NAMES[language];
  const [best, ...others] = MOST_FAVOURABLE_FIRST.filter((one) => readings.some((told) => told.status === one));
  if (others.length === 0) return texts.same(pilot, status[best]);
  const named = readings.filter((told) => told.status === best).map((told) => reading[told.reading]);
  return texts.hangs({
    ...{ pilot, best: capitalised(status[best]), readings: named.join(texts.or) },
    others: others.map((one) => status[one]).join(texts.or),
  });
}
