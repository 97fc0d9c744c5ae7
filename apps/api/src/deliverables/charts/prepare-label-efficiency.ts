import type { Language } from "../../messages/message.ts";
import { en, fr } from "../../messages/typography.ts";
import { canBeSeen } from "../kit/can-be-seen.ts";
import type { Quoter } from "../kit/quoter.ts";
import type { ComparisonSection } from "../report/comparison-section.ts";
import { linearAxis } from "./axis.ts";
import type { CurvePoint, Prepared, Series } from "./chart-data.ts";
import { sourceText } from "./chart-texts.ts";
import { missing, prepared } from "./prepared.ts";

type Efficiency = NonNullable<ComparisonSection["labelEfficiency"]>;
type Side = "supervised" | "semiSupervised";

type Texts = {
  verdict: Record<Efficiency["verdict"], string>;
  seen(effect: string, labels: string): string;
  x: string;
  y: string;
  side: Record<Side, string>;
  reading(level: string): string;
  source(n: string): string;
};

const TEXTS: Record<Language, Texts> = {
  en: {
    verdict: {
      HELPS: "Unlabelled images help when labels are few",
      HURTS: "Unlabelled images hurt: labels alone do better",
      DEPENDS_ON_LABELS: "Whether unlabelled images help depends on how many labels there are",
      NO_DIFFERENCE_SHOWN: "Unlabelled images add nothing that these labels can show",
      NOT_MEASURED: "Whether unlabelled images help could not be measured",
    },
    seen: (effect, labels) => en`a gain of ${effect} would have been seen at ${labels} labels`,
    x: "Labels learned from",
    y: "ROC AUC (0.5: chance, 1: perfect)",
    side: { supervised: "labels alone", semiSupervised: "labels and unlabelled images" },
    reading: (level) => en`Line: mean over folds. Band: ${level} interval.`,
    source: (n) => en`n = ${n} labelled images, the rest of them held out in each fold.`,
  },
  fr: {
    verdict: {
      HELPS: "Les images sans étiquette aident quand les étiquettes sont rares",
      HURTS: fr`Les images sans étiquette nuisent : les étiquettes seules font mieux`,
      DEPENDS_ON_LABELS: fr`L'apport des images sans étiquette dépend du nombre d'étiquettes`,
      NO_DIFFERENCE_SHOWN: fr`Les images sans étiquette n'apportent rien que ces étiquettes puissent montrer`,
      NOT_MEASURED: fr`L'apport des images sans étiquette n'a pas pu être mesuré`,
    },
    seen: (effect, labels) => fr`un gain de ${effect} aurait été vu à ${labels} étiquettes`,
    x: "Étiquettes apprises",
    y: "AUC ROC (0,5 : hasard, 1 : parfait)",
    side: { supervised: "étiquettes seules", semiSupervised: "étiquettes et images sans étiquette" },
    reading: (level) => fr`Ligne : moyenne sur les plis. Bande : intervalle à ${level}.`,
    source: (n) => fr`n = ${n} images étiquetées, les autres mises de côté à chaque pli.`,
  },
};

const SIDES: readonly { side: Side; tone: Series["tone"] }[] = [
  { side: "supervised", tone: "ink" },
  { side: "semiSupervised", tone: "second" },
];

/** Area under the ROC curve over the number of labels, with and without the unlabelled images. */
export function prepareLabelEfficiency(quoter: Quoter): Prepared {
  const { report, language } = quoter;
  const told = report.comparison?.labelEfficiency;
  const series = told ? seriesOf(told, TEXTS[language].side) : [];
  const points = series.flatMap((one) => one.points);
  if (!told || points.length < 2) return missing("labelEfficiency", quoter, "NO_CURVE");
  const texts = TEXTS[language];
  const path = "/comparison/labelEfficiency";
  const first = told.points.findIndex(
    ({ supervised, semiSupervised }) => supervised.interval ?? semiSupervised.interval,
  );
  const side: Side = told.points[first].supervised.interval ? "supervised" : "semiSupervised";
  const seen =
    told.verdict === "NO_DIFFERENCE_SHOWN" && told.smallestEffect && canBeSeen(told.smallestEffect.difference)
      ? texts.seen(
          quoter.quote(`${path}/smallestEffect/difference`, "figure"),
          quoter.quote(`${path}/smallestEffect/nLabels`, "count"),
        )
      : null;
  return prepared({
    id: "labelEfficiency",
    title: [texts.verdict[told.verdict], ...(seen ? [seen] : [])].join(language === "fr" ? "\u202f; " : "; "),
    reading: texts.reading(quoter.quote(`${path}/points/${first}/${side}/interval/level`, "share")),
    source: `${texts.source(quoter.quote(`${path}/points/${first}/gain/n`, "count"))} ${sourceText(quoter)}`,
    body: {
      kind: "curves",
      series,
      x: linearAxis([0, ...points.map(({ x }) => x)], { title: texts.x, format: "count", language }),
      y: linearAxis(
        points.flatMap(({ low, high }) => [low, high]),
        { title: texts.y, format: "short", language },
        { floor: 0, ceiling: 1 },
      ),
      references: [],
    },
  });
}

/** A point without an interval is a gap, as one without an area is. */
function seriesOf({ points }: Efficiency, names: Record<Side, string>): Series[] {
  return SIDES.map(
    ({ side, tone }): Series => ({
      ...{ id: side, label: names[side], tone, joined: "line" },
      points: points.flatMap(({ nLabels, [side]: { auc, interval } }): CurvePoint[] =>
        auc === null || !interval
          ? []
          : [{ x: nLabels, y: auc, low: interval.low, high: interval.high, xLow: null, xHigh: null, solid: true }],
      ),
    }),
  ).filter((one) => one.points.length > 0);
}
