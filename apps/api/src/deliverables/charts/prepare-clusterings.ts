import { clusteringName } from "../../messages/clustering-name.ts";
import type { Language } from "../../messages/message.ts";
import { en, fr } from "../../messages/typography.ts";
import type { Quoter } from "../kit/quoter.ts";
import type { Report } from "../report.ts";
import { linearAxis } from "./axis.ts";
import type { IntervalRow, Prepared } from "./chart-data.ts";
import { quoteSpan, sourceText } from "./chart-texts.ts";
import { missing, prepared } from "./prepared.ts";

/** How far clusters agree with the labels, in words; by the adjusted Rand index. */
const WEAK_BELOW = 0.4;
const CLOSE_FROM = 0.7;

type Agreement = "none" | "weak" | "partial" | "close";

type Texts = {
  found: Record<Agreement, (ari: string) => string>;
  name(method: string, layer: string, nClusters: string): string;
  inside: string;
  axis: string;
  reading(level: string): string;
  source(n: string): string;
};

const TEXTS: Record<Language, Texts> = {
  en: {
    found: {
      none: (ari) => en`Clusters alone are not shown to find the labels: agreement ${ari}`,
      weak: (ari) => en`Clusters alone find the labels only in part: agreement ${ari} of 1`,
      partial: (ari) => en`Clusters alone find much of the labels: agreement ${ari} of 1`,
      close: (ari) => en`Clusters alone nearly find the labels: agreement ${ari} of 1`,
    },
    name: (method, layer, nClusters) => `${method} · ${layer} · ${nClusters}`,
    inside: "The closest, chosen and judged on different labels",
    axis: "Adjusted Rand index with the labels (0: chance, 1: the same)",
    reading: (level) =>
      en`Bar: ${level} interval. Of each method and layer the number of clusters of the highest silhouette, chosen without labels; the number stands last in the name.`,
    source: (n) => en`n = ${n} labelled images.`,
  },
  fr: {
    found: {
      none: (ari) => fr`Rien ne montre que les groupes seuls retrouvent les étiquettes : accord ${ari}`,
      weak: (ari) => fr`Les groupes seuls ne retrouvent les étiquettes qu'en partie : accord ${ari} sur 1`,
      partial: (ari) => fr`Les groupes seuls retrouvent une bonne part des étiquettes : accord ${ari} sur 1`,
      close: (ari) => fr`Les groupes seuls retrouvent presque les étiquettes : accord ${ari} sur 1`,
    },
    name: (method, layer, nClusters) => `${method} · ${layer} · ${nClusters}`,
    inside: "Le plus proche, choisi et jugé sur d’autres étiquettes",
    axis: "Indice de Rand ajusté avec les étiquettes (0 : hasard, 1 : identique)",
    reading: (level) =>
      fr`Barre : intervalle à ${level}. Par méthode et par couche, le nombre de groupes de plus forte silhouette, choisi sans étiquettes ; ce nombre termine le nom.`,
    source: (n) => fr`n = ${n} images étiquetées.`,
  },
};

/** Agreement of clusterings with the labels that they have not seen: of each method and layer the one that a criterion without
 *  labels prefers, and beside them what choosing the closest gives on other labels. */
export function prepareClusterings(quoter: Quoter): Prepared {
  const { report, language } = quoter;
  const texts = TEXTS[language];
  const rows = preferred(report).flatMap((at) => rowOf(quoter, at, texts));
  if (rows.length === 0) return missing("clusterings", quoter, "NO_CLUSTERINGS");
  rows.sort((a, b) => b.value - a.value);
  const inside = insideRow(quoter, texts);
  const all = inside ? [inside, ...rows] : rows;
  const best = inside ?? rows[0];
  const bestPath = inside ? "/clusterChoice/figure" : pathOf(rows[0].id);
  return prepared({
    id: "clusterings",
    title: texts.found[agreementOf(best)](quoter.quote(`${bestPath}/value`, "figure")),
    reading: texts.reading(quoter.quote(`${bestPath}/interval/level`, "share")),
    source: `${texts.source(quoter.quote(`${bestPath}/n`, "count"))} ${sourceText(quoter)}`,
    body: {
      kind: "intervals",
      rows: all,
      x: linearAxis(
        [0, 1, ...all.flatMap(({ low, high }) => [low ?? 0, high ?? 0])],
        { title: texts.axis, format: "short", language },
        { ceiling: 1 },
      ),
      references: [],
      legend: [],
    },
  });
}

const pathOf = (position: string) => `/clusterings/${position}/figures/adjustedRandIndex`;

/** Positions of the clusterings to show. A method that was run once on a layer needs no criterion. */
function preferred({ clusterings }: Report): number[] {
  return clusterings.flatMap(({ method, layer, preferredBy }, i) => {
    const runs = clusterings.filter((other) => other.method === method && other.layer === layer).length;
    return preferredBy.includes("silhouette") || runs === 1 ? [i] : [];
  });
}

function rowOf(quoter: Quoter, at: number, texts: Texts): IntervalRow[] {
  const { method, layer, figures } = quoter.report.clusterings[at];
  const { value, interval } = figures.find(({ id }) => id === "adjustedRandIndex") ?? {};
  if (value == null || !interval) return [];
  const path = pathOf(String(at));
  return [
    {
      id: String(at),
      label: texts.name(
        clusteringName(method, quoter.language),
        layer,
        quoter.quote(`/clusterings/${at}/nClusters`, "count"),
      ),
      ...{ value, low: interval.low, high: interval.high, tone: "ink", marked: false },
      text: `${quoter.quote(`${path}/value`, "figure")} (${quoteSpan(quoter, `${path}/interval`, "figure")})`,
    },
  ];
}

function insideRow(quoter: Quoter, { inside }: Texts): IntervalRow | null {
  const { value, interval } = quoter.report.clusterChoice?.figure ?? {};
  if (value == null || !interval) return null;
  const path = "/clusterChoice/figure";
  return {
    ...{ id: "inside", label: inside, value, low: interval.low, high: interval.high, tone: "second", marked: true },
    text: `${quoter.quote(`${path}/value`, "figure")} (${quoteSpan(quoter, `${path}/interval`, "figure")})`,
  };
}

function agreementOf({ value, low }: IntervalRow): Agreement {
  if ((low ?? 0) <= 0) return "none";
  if (value < WEAK_BELOW) return "weak";
  return value < CLOSE_FROM ? "partial" : "close";
}
