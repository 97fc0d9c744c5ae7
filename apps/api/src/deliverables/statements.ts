import type { Language } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { prevalenceStatements } from "./prevalence-statements.ts";
import type { Report } from "./report.ts";
import { STATEMENT_TEXTS, type StatementTexts } from "./statement-texts.ts";

type Told = Pick<
  Report,
  "dataset" | "embeddings" | "experiments" | "champion" | "prevalence" | "predictions" | "limits"
>;

/** The sentence on the decisions says it already. */
const TOLD_WITH_DECISIONS = "DECISIONS_NOT_DECIDABLE";

/** A report in plain sentences: what it rests on, how well the champion does, what is decided, what cannot be.
 *  Pure: every figure in them is read from the report. `limits` are already in `language`. */
export function statementsOf(report: Told, language: Language): string[] {
  const texts = STATEMENT_TEXTS[language];
  return [
    ...(report.dataset.synthetic ? [texts.synthetic()] : []),
    texts.dataset(report.dataset.counts),
    ...seenSentences(report, texts),
    ...championSentences(report, texts, language),
    ...decisionSentences(report, texts),
    ...(report.prevalence ? prevalenceStatements(report.prevalence, language) : []),
    ...(report.prevalence?.findings ?? []).map((finding) => finding.message),
    ...report.limits.filter(({ code }) => code !== TOLD_WITH_DECISIONS).map((limit) => limit.message),
    texts.research(),
  ];
}

/** One sentence a backbone: its layers have seen the same images. */
function seenSentences({ embeddings, dataset }: Told, texts: StatementTexts): string[] {
  const seen = embeddings.filter((embedding) => embedding.backboneHasSeenImages);
  return [
    ...new Set(
      seen.map(({ backbone, imagesSeen }) => texts.seen({ backbone, imagesSeen, images: dataset.counts.images })),
    ),
  ];
}

function championSentences(
  { champion, experiments, dataset }: Told,
  texts: StatementTexts,
  language: Language,
): string[] {
  if (champion === null) {
    const { normal, cancer } = dataset.counts;
    return [texts.noChampion({ trainable: normal > 0 && cancer > 0 })];
  }
  const experiment = experiments.find(({ id }) => id === champion.experimentId);
  if (!experiment) throw new Error(`the champion ${champion.experimentId} is not among the report's experiments`);
  const { figure } = champion;
  const told = {
    methodId: experiment.method,
    methodName: experiment.methodName,
    layer: experiment.layer,
    backbone: experiment.backbone,
    figureId: figure.id,
    value: figure.value,
    n: figure.n,
    interval: figure.interval,
    reason: figure.reason ? renderNotice({ code: `FIGURE_${figure.reason}` }, language) : null,
    nFolds: figure.nFolds ?? experiment.protocol.nSplits,
    nSplits: experiment.protocol.nSplits,
  };
  return [texts.champion(told), ...(champion.chosenAmong > 1 ? [texts.chosenAmong(champion.chosenAmong)] : [])];
}

function decisionSentences({ predictions, champion }: Told, texts: StatementTexts): string[] {
  const { rule, unlabelledDistinct: counts } = predictions;
  const total = counts.normal + counts.cancer + counts.review;
  if (total === 0) return [texts.nothingToDecide()];
  if (rule === null) return [texts.allToReview(total)];
  if (rule.status === "NOT_DECIDABLE") return [texts.notDecidable({ ...rule, total })];
  return [
    texts.decisions({ ...counts, total, decided: counts.normal + counts.cancer }),
    texts.estimated({ rule, chosenOnSameFolds: (champion?.chosenAmong ?? 1) > 1 }),
  ];
}
