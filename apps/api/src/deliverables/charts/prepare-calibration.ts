import type { Language } from "../../messages/message.ts";
import { en, fr } from "../../messages/typography.ts";
import { experimentOf } from "../kit/experiment-name.ts";
import type { Quoter } from "../kit/quoter.ts";
import { linearAxis } from "./axis.ts";
import type { IntervalRow, Prepared } from "./chart-data.ts";
import { quoteSpan, sourceText } from "./chart-texts.ts";
import { missing, prepared } from "./prepared.ts";

const FIGURES = ["eceRaw", "ece", "eceIfCalibrated"] as const;
type FigureId = (typeof FIGURES)[number];

type Texts = {
  within(ece: string, span: string): string;
  beyond(ece: string, span: string): string;
  name: Record<FigureId, string>;
  axis: string;
  reading(level: string): string;
  source(n: string): string;
};

const TEXTS: Record<Language, Texts> = {
  en: {
    within: (ece, span) =>
      en`The probabilities are as right as these labels can tell: error ${ece}, where perfect ones give ${span}`,
    beyond: (ece, span) => en`The probabilities are off: error ${ece}, where perfect ones give ${span}`,
    name: { eceRaw: "The method's own scores", ece: "Calibrated inside the folds", eceIfCalibrated: "Perfect ones" },
    axis: "Expected calibration error (0: probabilities hold exactly)",
    reading: (level) =>
      en`Dot: measured, or expected of perfect probabilities. Bar: where ${level} of perfect ones would fall on as few images; the error itself has no interval, resampling would bias it.`,
    source: (n) => en`n = ${n} labelled images, out of fold.`,
  },
  fr: {
    within: (ece, span) =>
      fr`Les probabilités sont aussi justes que ces étiquettes peuvent le dire : erreur ${ece}, et ${span} pour des parfaites`,
    beyond: (ece, span) => fr`Les probabilités sont fausses : erreur ${ece}, et ${span} pour des parfaites`,
    name: { eceRaw: "Scores de la méthode", ece: "Calibrés dans les plis", eceIfCalibrated: "Probabilités parfaites" },
    axis: "Erreur de calibration attendue (0 : probabilités exactes)",
    reading: (level) =>
      fr`Point : mesurée, ou attendue de probabilités parfaites. Barre : où tombent ${level} des parfaites sur si peu d'images ; l'erreur elle-même n'a pas d'intervalle, le rééchantillonnage la biaiserait.`,
    source: (n) => fr`n = ${n} images étiquetées, hors pli.`,
  },
};

/** Calibration error of the champion beside what perfect probabilities would measure on as few images. */
export function prepareCalibration(quoter: Quoter): Prepared {
  const { report, language } = quoter;
  const { champion } = report;
  if (champion === null) return missing("calibration", quoter, "NO_CHAMPION");
  const path = `/experiments/${champion.experimentId}/figures`;
  const { figures } = experimentOf(report, champion.experimentId);
  const texts = TEXTS[language];
  const rows = FIGURES.flatMap((id): IntervalRow[] => {
    const figure = figures.find((one) => one.id === id);
    if (figure?.value == null) return [];
    const text = quoter.quote(`${path}/${id}/value`, "figure");
    const { low = null, high = null } = figure.interval ?? {};
    return [
      {
        ...{ id, label: en`${texts.name[id]}`, value: figure.value, low, high, marked: id === "ece" },
        tone: id === "eceIfCalibrated" ? "quiet" : "ink",
        text: low === null ? text : `${text} (${quoteSpan(quoter, `${path}/${id}/interval`, "figure")})`,
      },
    ];
  });
  const [measured, perfect] = ["ece", "eceIfCalibrated"].map((id) => rows.find((row) => row.id === id));
  if (!measured || !perfect || perfect.low === null || perfect.high === null)
    return missing("calibration", quoter, "NO_CALIBRATION");
  const say = measured.value <= perfect.high ? texts.within : texts.beyond;
  return prepared({
    id: "calibration",
    title: say(measured.text, quoteSpan(quoter, `${path}/eceIfCalibrated/interval`, "figure")),
    reading: texts.reading(quoter.quote(`${path}/eceIfCalibrated/interval/level`, "share")),
    source: `${texts.source(quoter.quote(`${path}/ece/n`, "count"))} ${sourceText(quoter)}`,
    body: {
      kind: "intervals",
      rows,
      x: linearAxis([0, ...rows.flatMap(({ value, high }) => [value, high ?? value])], {
        ...{ title: texts.axis, format: "short", language },
      }),
      references: [],
      legend: [],
    },
  });
}
