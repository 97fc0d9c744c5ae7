import type { Language } from "../../messages/message.ts";
import { en, fr } from "../../messages/typography.ts";
import type { Quoter } from "../kit/quoter.ts";
import type { GuaranteeSection } from "../report/guarantee-section.ts";
import { linearAxis } from "./axis.ts";
import type { CurvePoint, Prepared, Reference, Series } from "./chart-data.ts";
import { sourceText } from "./chart-texts.ts";
import { missing, prepared } from "./prepared.ts";

type Texts = {
  certified(automation: string, alpha: string): string;
  estimated(missRate: string, automation: string): string;
  notDecidable(told: { alpha: string; nCancer: string; without: string; needed: string }): string;
  x: string;
  y: string;
  measured: string;
  bound(risk: string): string;
  limit(alpha: string): string;
  reading(level: string): string;
  source(n: string): string;
};

const TEXTS: Record<Language, Texts> = {
  en: {
    certified: (automation, alpha) =>
      en`Certified: ${automation} of the images decided by the machine, at most ${alpha} of the cancers missed`,
    estimated: (missRate, automation) =>
      en`Estimated, not guaranteed: deciding ${automation} of the images misses ${missRate} of the cancers`,
    notDecidable: ({ alpha, nCancer, without, needed }) =>
      en`${nCancer} labelled cancers cannot promise at most ${alpha} missed: without a single miss they still allow ${without}; it takes ${needed}`,
    x: "Share of the images that the machine decides",
    y: "Share of the labelled cancers decided normal",
    measured: "measured out of fold",
    bound: (risk) => en`upper bound (risk of error ${risk})`,
    limit: (alpha) => en`limit ${alpha}`,
    reading: (level) =>
      en`One step a threshold. Band: ${level} interval of the measured miss rate. Upper line: its bound, dotted where it is not certified; it must lie below the dashed limit.`,
    source: (n) => en`n = ${n} labelled cancers, one score a family of duplicates.`,
  },
  fr: {
    certified: (automation, alpha) =>
      fr`Certifié : ${automation} des images décidées par la machine, au plus ${alpha} des cancers manqués`,
    estimated: (missRate, automation) =>
      fr`Estimé, non garanti : décider ${automation} des images manque ${missRate} des cancers`,
    notDecidable: ({ alpha, nCancer, without, needed }) =>
      fr`${nCancer} cancers étiquetés ne peuvent promettre au plus ${alpha} de manqués : même sans une erreur, ils en admettent ${without} ; il en faut ${needed}`,
    x: "Part des images que la machine décide",
    y: "Part des cancers étiquetés décidés normaux",
    measured: "mesuré hors pli",
    bound: (risk) => fr`borne supérieure (risque d'erreur ${risk})`,
    limit: (alpha) => fr`limite ${alpha}`,
    reading: (level) =>
      fr`Une marche par seuil. Bande : intervalle à ${level} du taux mesuré. Ligne du haut : sa borne, en points là où elle n'est pas certifiée ; elle doit passer sous la limite tiretée.`,
    source: (n) => fr`n = ${n} cancers étiquetés, un score par famille de doublons.`,
  },
};

type Known = { x: number; missRate: number; low: number; high: number; bound: number | null; certified: boolean };

/** Automation against miss rate over thresholds: what was measured with its interval, and the bound that counts. A threshold
 *  that automates no more than a lower one, which misses no more, is left out. */
export function prepareGuarantee(quoter: Quoter): Prepared {
  const { report, language } = quoter;
  const { guarantee } = report;
  const known = guarantee ? risingAutomation(guarantee) : [];
  const at = guarantee?.curve.findIndex((point) => point.missRateInterval !== null && point.missRateN !== null) ?? -1;
  if (!guarantee || known.length < 2 || at < 0) return missing("guarantee", quoter, "NO_GUARANTEE");
  const texts = TEXTS[language];
  const axis = { format: "share", language } as const;
  const alpha = quoter.quote("/guarantee/alpha", "share");
  const limit: Reference = { axis: "y", value: guarantee.alpha, label: texts.limit(alpha) };
  const measured = known.map(
    (one): CurvePoint => ({
      ...pointAt(one, one.missRate),
      ...{ low: one.low, high: one.high, solid: true },
    }),
  );
  const bound = known.flatMap((one) => (one.bound === null ? [] : [pointAt(one, one.bound)]));
  const series: Series[] = [
    { id: "measured", label: texts.measured, tone: "cancer", joined: "steps", points: measured },
    {
      ...{ id: "bound", tone: "ink", joined: "steps", points: bound },
      label: texts.bound(quoter.quote("/guarantee/delta", "share")),
    },
  ];
  return prepared({
    id: "guarantee",
    title: titleOf(quoter, guarantee, texts),
    reading: texts.reading(quoter.quote(`/guarantee/curve/${at}/missRateInterval/level`, "share")),
    source: `${texts.source(quoter.quote(`/guarantee/curve/${at}/missRateN`, "count"))} ${sourceText(quoter)}`,
    body: {
      kind: "curves",
      series: series.filter(({ points }) => points.length > 0),
      x: linearAxis(
        known.map(({ x }) => x),
        { ...axis, title: texts.x },
        { floor: 0, ceiling: 1 },
      ),
      y: linearAxis([0, guarantee.alpha, ...known.flatMap(({ high, bound: b }) => [high, b ?? 0])], {
        ...axis,
        title: texts.y,
      }),
      references: [limit],
    },
  });
}

const pointAt = ({ x, certified }: Known, y: number): CurvePoint => ({
  ...{ x, y, low: y, high: y, xLow: null, xHigh: null },
  solid: certified,
});

function risingAutomation({ curve }: GuaranteeSection): Known[] {
  const known: Known[] = [];
  for (const point of [...curve].sort((a, b) => a.threshold - b.threshold)) {
    const { shareDecided: x, missRate, missRateInterval: interval, missRateUpperBound: bound, status } = point;
    if (x === null || missRate === null || !interval) continue;
    if (known.length > 0 && x <= known[known.length - 1].x) continue;
    known.push({ x, missRate, low: interval.low, high: interval.high, bound, certified: status === "certified" });
  }
  return known;
}

function titleOf(quoter: Quoter, { status, missRate }: GuaranteeSection, texts: Texts): string {
  const quote = (name: string, format: "share" | "count" = "share") => quoter.quote(`/guarantee/${name}`, format);
  if (status === "certified") return texts.certified(quote("automationRate"), quote("alpha"));
  if (status === "estimated" && missRate !== null) return texts.estimated(quote("missRate"), quote("automationRate"));
  return texts.notDecidable({
    ...{ alpha: quote("alpha"), nCancer: quote("nCancer", "count") },
    ...{ without: quote("upperBoundWithoutMiss"), needed: quote("cancersNeeded", "count") },
  });
}
