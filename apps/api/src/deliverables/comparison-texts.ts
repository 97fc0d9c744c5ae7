import type { Language } from "../messages/message.ts";
import { en, fr } from "../messages/typography.ts";
import { canBeSeen } from "./kit/can-be-seen.ts";
import { NUMBER_FORMATS } from "./number-formats.ts";
import type { ChampionOptimism, ComparisonSection } from "./report/comparison-section.ts";
import type { ReportFigure } from "./report/figure.ts";

type Interval = ReportFigure["interval"];
type SemiSupervision = NonNullable<ComparisonSection["semiSupervision"]>;
type Leakage = NonNullable<ComparisonSection["controls"][number]["leakage"]>;

export type ComparisonTexts = {
  /** `correctedAuc` is never null here, nor is a figure's `value` or a `pooledDifference` below. */
  corrected(told: ChampionOptimism & { n: number }): string;
  semiSupervision: Record<SemiSupervision["verdict"], (told: SemiSupervision & { name: string }) => string>;
  shuffled(told: ReportFigure & { holdsChance: boolean }): string;
  leakage(told: Leakage): string;
  seeds(told: { nSeeds: number; low: number; high: number }): string;
};

const { int, fig, signed, pct, many } = NUMBER_FORMATS.en;

/** Of a difference. */
function reach(interval: Interval): string {
  return interval
    ? `${pct(interval.level)} interval ${signed(interval.low)} to ${signed(interval.high)}`
    : "no interval";
}

function span(interval: Interval): string {
  return interval ? `${pct(interval.level)} interval ${fig(interval.low)} to ${fig(interval.high)}` : "no interval";
}

const english: ComparisonTexts = {
  corrected: ({ correctedAuc, correctedInterval, value, nFolds, n }) =>
    en`Choosing again inside each of ${many(nFolds, "fold", "folds")} puts the optimism of that choice at ${fig(Math.max(0, value ?? 0))}: corrected for it, the champion's ROC AUC is ${fig(correctedAuc ?? 0)} (${span(correctedInterval)}; n = ${int(n)}).`,
  semiSupervision: {
    NO_DIFFERENCE_SHOWN: ({ name, nCompared, n, difference, interval, smallestEffect }) =>
      en`Learning from the unlabelled images adds nothing that n = ${int(n)} could show${nCompared > 1 ? `, in any of ${int(nCompared)} experiments` : ""}: ${name.toLowerCase()} differs from learning from labels alone by ${signed(difference ?? 0)} in ROC AUC (${reach(interval)})${canBeSeen(smallestEffect) ? `; an effect of ${fig(smallestEffect)} would have been seen` : ""}.`,
    HELPS: ({ name, nCompared, better, n, difference, interval }) =>
      en`Learning from the unlabelled images helps in ${int(better.length)} of ${many(nCompared, "experiment", "experiments")}: ${name.toLowerCase()} adds ${signed(difference ?? 0)} in ROC AUC to learning from labels alone (${reach(interval)}; n = ${int(n)}).`,
    HURTS: ({ name, nCompared, worse, n, difference, interval }) =>
      en`Learning from the unlabelled images hurts in ${int(worse.length)} of ${many(nCompared, "experiment", "experiments")} and helps in none: the best of them, ${name.toLowerCase()}, differs from learning from labels alone by ${signed(difference ?? 0)} in ROC AUC (${reach(interval)}; n = ${int(n)}).`,
    DEPENDS_ON_METHOD: ({ name, nCompared, better, worse, n, difference, interval }) =>
      en`Whether the unlabelled images help depends on the method: in ${int(better.length)} of ${many(nCompared, "experiment", "experiments")} they do, in ${int(worse.length)} they hurt. The best of them, ${name.toLowerCase()}, differs from learning from labels alone by ${signed(difference ?? 0)} in ROC AUC (${reach(interval)}; n = ${int(n)}).`,
    NOT_MEASURED: ({ n }) =>
      en`Whether the unlabelled images help cannot be measured: too few folds hold both classes, or all give the same value (n = ${int(n)}).`,
  },
  shuffled: ({ value, interval, n, holdsChance }) =>
    holdsChance
      ? en`With shuffled labels the champion finds nothing, as it must: ROC AUC ${fig(value ?? 0)} (${span(interval)}; n = ${int(n)}).`
      : en`With shuffled labels the champion's interval leaves out 0.5: ROC AUC ${fig(value ?? 0)} (${span(interval)}; n = ${int(n)}). Once in about twenty this is chance; look for what else the labels could be read from before believing its score.`,
  leakage: ({ pooledDifference, interval, smallestEffect, n, verdict }) =>
    pooledDifference === 0 && interval === null
      ? en`Ignoring duplicates and standardising beforehand changes nothing here: the ROC AUC of the pooled scores stays the same (n = ${int(n)}).`
      : verdict === "NO_DIFFERENCE_SHOWN"
        ? en`Ignoring duplicates and standardising beforehand would have claimed no more that n = ${int(n)} could show: ${signed(pooledDifference ?? 0)} in ROC AUC (${reach(interval)})${canBeSeen(smallestEffect) ? `; a price of ${fig(smallestEffect)} would have been seen` : ""}.`
        : en`Ignoring duplicates and standardising beforehand would have claimed ${fig(Math.abs(pooledDifference ?? 0))} ${verdict === "INFLATED" ? "more" : "less"} in ROC AUC (${reach(interval)} of the difference; n = ${int(n)}).`,
  seeds: ({ nSeeds, low, high }) =>
    en`Under ${many(nSeeds, "seed", "seeds")} the champion's ROC AUC lies between ${fig(low)} and ${fig(high)}: so much of one run is luck.`,
};

const f = NUMBER_FORMATS.fr;

/** Of a difference. */
function frenchReach(interval: Interval): string {
  return interval
    ? `intervalle à ${f.pct(interval.level)} de ${f.signed(interval.low)} à ${f.signed(interval.high)}`
    : "pas d\u2019intervalle";
}

function frenchSpan(interval: Interval): string {
  return interval
    ? `intervalle à ${f.pct(interval.level)} de ${f.fig(interval.low)} à ${f.fig(interval.high)}`
    : "pas d\u2019intervalle";
}

const french: ComparisonTexts = {
  corrected: ({ correctedAuc, correctedInterval, value, nFolds, n }) =>
    fr`Choisir à nouveau à l'intérieur de chacun des ${f.many(nFolds, "pli", "plis")} estime l'optimisme de ce choix à ${f.fig(Math.max(0, value ?? 0))} : corrigée, l'AUC ROC du meilleur modèle vaut ${f.fig(correctedAuc ?? 0)} (${frenchSpan(correctedInterval)} ; n = ${f.int(n)}).`,
  semiSupervision: {
    NO_DIFFERENCE_SHOWN: ({ name, nCompared, n, difference, interval, smallestEffect }) =>
      fr`Apprendre des images sans étiquette n'apporte rien que n = ${f.int(n)} puisse montrer${nCompared > 1 ? `, dans aucune des ${f.int(nCompared)} expériences` : ""} : « ${name} » diffère de l'apprentissage sur les seules étiquettes de ${f.signed(difference ?? 0)} d'AUC ROC (${frenchReach(interval)})${canBeSeen(smallestEffect) ? fr` ; un effet de ${f.fig(smallestEffect)} aurait été vu` : ""}.`,
    HELPS: ({ name, nCompared, better, n, difference, interval }) =>
      fr`Apprendre des images sans étiquette aide dans ${f.many(better.length, "expérience", "expériences")} sur ${f.int(nCompared)} : « ${name} » ajoute ${f.signed(difference ?? 0)} d'AUC ROC à l'apprentissage sur les seules étiquettes (${frenchReach(interval)} ; n = ${f.int(n)}).`,
    HURTS: ({ name, nCompared, worse, n, difference, interval }) =>
      fr`Apprendre des images sans étiquette nuit dans ${f.many(worse.length, "expérience", "expériences")} sur ${f.int(nCompared)} et n'aide dans aucune : la meilleure, « ${name} », diffère de l'apprentissage sur les seules étiquettes de ${f.signed(difference ?? 0)} d'AUC ROC (${frenchReach(interval)} ; n = ${f.int(n)}).`,
    DEPENDS_ON_METHOD: ({ name, nCompared, better, worse, n, difference, interval }) =>
      fr`L'apport des images sans étiquette dépend de la méthode : elles aident dans ${f.many(better.length, "expérience", "expériences")} sur ${f.int(nCompared)} et nuisent dans ${f.int(worse.length)}. La meilleure, « ${name} », diffère de l'apprentissage sur les seules étiquettes de ${f.signed(difference ?? 0)} d'AUC ROC (${frenchReach(interval)} ; n = ${f.int(n)}).`,
    NOT_MEASURED: ({ n }) =>
      fr`L'apport des images sans étiquette ne peut être mesuré : trop peu de plis contiennent les deux classes, ou tous donnent la même valeur (n = ${f.int(n)}).`,
  },
  shuffled: ({ value, interval, n, holdsChance }) =>
    holdsChance
      ? fr`Avec des étiquettes mélangées, le meilleur modèle ne trouve rien, comme il se doit : AUC ROC ${f.fig(value ?? 0)} (${frenchSpan(interval)} ; n = ${f.int(n)}).`
      : fr`Avec des étiquettes mélangées, l'intervalle du meilleur modèle exclut 0,5 : AUC ROC ${f.fig(value ?? 0)} (${frenchSpan(interval)} ; n = ${f.int(n)}). Une fois sur vingt environ, c'est le hasard ; cherchez d'où les étiquettes pourraient être lues avant de croire son score.`,
  leakage: ({ pooledDifference, interval, smallestEffect, n, verdict }) =>
    pooledDifference === 0 && interval === null
      ? fr`Ignorer les doublons et standardiser d'avance ne change rien ici : l'AUC ROC des scores réunis reste la même (n = ${f.int(n)}).`
      : verdict === "NO_DIFFERENCE_SHOWN"
        ? fr`Ignorer les doublons et standardiser d'avance n'aurait rien annoncé de plus que n = ${f.int(n)} puisse montrer : ${f.signed(pooledDifference ?? 0)} d'AUC ROC (${frenchReach(interval)})${canBeSeen(smallestEffect) ? fr` ; un prix de ${f.fig(smallestEffect)} aurait été vu` : ""}.`
        : fr`Ignorer les doublons et standardiser d'avance aurait annoncé ${f.fig(Math.abs(pooledDifference ?? 0))} d'AUC ROC de ${verdict === "INFLATED" ? "plus" : "moins"} (${frenchReach(interval)} de la différence ; n = ${f.int(n)}).`,
  seeds: ({ nSeeds, low, high }) =>
    fr`Sous ${f.many(nSeeds, "graine", "graines")}, l'AUC ROC du meilleur modèle va de ${f.fig(low)} à ${f.fig(high)} : voilà ce qu'une exécution doit à la chance.`,
};

/** The sentences of a comparison, by language. */
export const COMPARISON_TEXTS: Record<Language, ComparisonTexts> = { en: english, fr: french };
