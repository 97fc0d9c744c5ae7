import type { Language } from "../messages/message.ts";
import { classifierName } from "../messages/method-texts.ts";
import { COMPARISON_TEXTS } from "./comparison-texts.ts";
import type { Report } from "./report.ts";

type Told = Pick<Report, "champion" | "comparison" | "experiments">;

/** What the experiments say beside one another: the champion's corrected figure, then what stands beside it. Every number in
 *  them is read from the report. */
export function comparisonStatements(told: Told, language: Language): string[] {
  return [...correctedStatements(told, language), ...controlStatements(told, language)];
}

/** The champion's figure less what choosing it added; none where the plan did not ask for it. */
export function correctedStatements({ champion }: Pick<Told, "champion">, language: Language): string[] {
  if (!champion?.optimism || champion.optimism.correctedAuc === null) return [];
  return [COMPARISON_TEXTS[language].corrected({ ...champion.optimism, n: champion.figure.n })];
}

/** Whether the unlabelled images helped, what shuffled labels and the naive protocol give, how far a seed moves it. */
export function controlStatements({ champion, comparison, experiments }: Told, language: Language): string[] {
  if (!champion || !comparison) return [];
  const texts = COMPARISON_TEXTS[language];
  const nameOf = (id: string) => {
    const found = experiments.find((experiment) => experiment.id === id);
    return found ? classifierName(found.method, found.methodName, language) : id;
  };
  const { semiSupervision, seeds } = comparison;
  const controls = comparison.controls.find(({ experimentId }) => experimentId === champion.experimentId);
  const { shuffledLabels, leakage } = controls ?? {};
  return [
    ...(semiSupervision
      ? [texts.semiSupervision[semiSupervision.verdict]({ ...semiSupervision, name: nameOf(semiSupervision.best) })]
      : []),
    ...(shuffledLabels?.figure && shuffledLabels.figure.value !== null && shuffledLabels.holdsChance !== null
      ? [texts.shuffled({ ...shuffledLabels.figure, holdsChance: shuffledLabels.holdsChance })]
      : []),
    ...(leakage && leakage.pooledDifference !== null ? [texts.leakage(leakage)] : []),
    ...(seeds?.range ? [texts.seeds({ nSeeds: seeds.nSeeds, ...seeds.range })] : []),
  ];
}
