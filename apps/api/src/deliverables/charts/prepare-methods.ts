import type { Language } from "../../messages/message.ts";
import { classifierName } from "../../messages/method-texts.ts";
import { en, fr } from "../../messages/typography.ts";
import { experimentName, experimentOf } from "../kit/experiment-name.ts";
import type { Quoter } from "../kit/quoter.ts";
import type { Report } from "../report.ts";
import { linearAxis } from "./axis.ts";
import type { IntervalRow, Prepared } from "./chart-data.ts";
import { quoteSpan, sourceText } from "./chart-texts.ts";
import { missing, prepared } from "./prepared.ts";

type Texts = {
  leads(name: string, auc: string): string;
  beats(name: string, auc: string, baseline: string): string;
  notShown(name: string, auc: string, baseline: string): string;
  axis: string;
  /** `folds` is null where nobody counted them. */
  reading(level: string, folds: string | null): string;
  source(n: string, among: string): string;
  corrected(auc: string, span: string): string;
  undrawn(names: string): string;
  legend: { ink: string; second: string };
};

const TEXTS: Record<Language, Texts> = {
  en: {
    leads: (name, auc) => en`${name} comes first: ROC AUC ${auc}`,
    beats: (name, auc, baseline) => en`${name} comes first at ROC AUC ${auc}, and is shown to beat ${baseline}`,
    notShown: (name, auc, baseline) =>
      en`${name} comes first at ROC AUC ${auc}, but these labels do not show it better than ${baseline}`,
    axis: "ROC AUC (0.5: chance, 1: perfect)",
    reading: (level, folds) =>
      en`Dot: mean over ${folds === null ? "" : `${folds} `}folds grouped by duplicates. Bar: ${level} interval. Filled: the champion.`,
    source: (n, among) => en`n = ${n} labelled images; best of ${among} on the same folds.`,
    corrected: (auc, span) => en`Corrected for that choice, the champion's is ${auc} (${span}).`,
    undrawn: (names) => en`Left out for want of an interval: ${names}.`,
    legend: { ink: "labels alone", second: "labels and unlabelled images" },
  },
  fr: {
    leads: (name, auc) => fr`« ${name} » arrive en tête : AUC ROC ${auc}`,
    beats: (name, auc, baseline) =>
      fr`« ${name} » arrive en tête, AUC ROC ${auc}, et fait mieux que « ${baseline} » de façon démontrée`,
    notShown: (name, auc, baseline) =>
      fr`« ${name} » arrive en tête, AUC ROC ${auc}, mais ces étiquettes ne montrent pas qu'il fait mieux que « ${baseline} »`,
    axis: "AUC ROC (0,5 : hasard, 1 : parfait)",
    reading: (level, folds) =>
      fr`Point : moyenne sur ${folds ?? "les"} plis groupés par doublons. Barre : intervalle à ${level}. Plein : le meilleur.`,
    source: (n, among) => fr`n = ${n} images étiquetées ; le meilleur de ${among} sur les mêmes plis.`,
    corrected: (auc, span) => fr`Corrigée de ce choix, la sienne vaut ${auc} (${span}).`,
    undrawn: (names) => fr`Non tracés, faute d'intervalle : ${names}.`,
    legend: { ink: "étiquettes seules", second: "étiquettes et images sans étiquette" },
  },
};

/** Every experiment's area under the ROC curve with its interval, the highest first, the champion marked. */
export function prepareMethods(quoter: Quoter): Prepared {
  const { report, language } = quoter;
  const { champion, experiments } = report;
  if (champion === null) return missing("methods", quoter, "NO_CHAMPION");
  const texts = TEXTS[language];
  const areaOf = (experiment: Report["experiments"][number]) => experiment.figures.find(({ id }) => id === "rocAuc");
  const drawn = experiments.flatMap((experiment) => {
    const { value, interval } = areaOf(experiment) ?? {};
    return value == null || !interval ? [] : [{ experiment, value, interval }];
  });
  const mine = drawn.find(({ experiment }) => experiment.id === champion.experimentId);
  if (!mine || champion.figure.value === null || !champion.figure.interval)
    return missing("methods", quoter, "NO_INTERVALS");
  const rows = drawn
    .sort((a, b) => b.value - a.value)
    .map(({ experiment, value, interval }): IntervalRow => {
      const path = `/experiments/${experiment.id}/figures/rocAuc`;
      return {
        ...{ id: experiment.id, label: experimentName(quoter, experiment), value, low: interval.low },
        ...{ high: interval.high, tone: experiment.task === "SUPERVISED" ? "ink" : "second" },
        marked: experiment.id === champion.experimentId,
        text: `${quoter.quote(`${path}/value`, "figure")} (${quoteSpan(quoter, `${path}/interval`, "figure")})`,
      };
    });
  const axis = { title: texts.axis, format: "short", language } as const;
  return prepared({
    id: "methods",
    title: titleOf(quoter, texts),
    reading: texts.reading(
      quoter.quote("/champion/figure/interval/level", "share"),
      champion.figure.nFolds === undefined ? null : quoter.quote("/champion/figure/nFolds", "count"),
    ),
    source: [
      texts.source(quoter.quote("/champion/figure/n", "count"), quoter.quote("/champion/chosenAmong", "count")),
      ...correctedText(quoter, texts),
      ...undrawnText(quoter, texts),
      sourceText(quoter),
    ].join(" "),
    body: {
      kind: "intervals",
      rows,
      x: linearAxis(
        rows.flatMap(({ low, high }) => [low ?? 1, high ?? 1]),
        axis,
        { floor: 0, ceiling: 1 },
      ),
      references: [],
      legend: [...new Set(rows.map(({ tone }) => tone))].map((tone) => ({
        tone,
        label: tone === "second" ? texts.legend.second : texts.legend.ink,
      })),
    },
  });

  function undrawnText(told: Quoter, { undrawn }: Texts): string[] {
    const left = experiments.filter(({ id }) => !drawn.some(({ experiment }) => experiment.id === id));
    return left.length > 0 ? [undrawn(left.map((one) => experimentName(told, one)).join(", "))] : [];
  }
}

function titleOf(quoter: Quoter, texts: Texts): string {
  const { report, language } = quoter;
  const { champion, comparison } = report;
  if (!champion) return "";
  const { method, methodName } = experimentOf(report, champion.experimentId);
  const name = classifierName(method, methodName, language);
  const auc = quoter.quote("/champion/figure/value", "figure");
  const verdict = comparison?.candidates.find(({ experimentId }) => experimentId === champion.experimentId)?.difference
    .verdict;
  if (!comparison?.baseline || verdict === undefined || verdict === "WORSE") return texts.leads(name, auc);
  const baseline = experimentOf(report, comparison.baseline);
  const other = classifierName(baseline.method, baseline.methodName, language).toLowerCase();
  return verdict === "BETTER" ? texts.beats(name, auc, other) : texts.notShown(name, auc, other);
}

function correctedText(quoter: Quoter, texts: Texts): string[] {
  const optimism = quoter.report.champion?.optimism;
  if (!optimism?.correctedInterval || optimism.correctedAuc === null) return [];
  return [
    texts.corrected(
      quoter.quote("/champion/optimism/correctedAuc", "figure"),
      quoteSpan(quoter, "/champion/optimism/correctedInterval", "figure"),
    ),
  ];
}
