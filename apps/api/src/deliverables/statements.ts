import type { Language } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { auditStatements, fairnessStatements } from "./audit-statements.ts";
import { controlStatements, correctedStatements } from "./comparison-statements.ts";
import { guaranteeStatements } from "./guarantee-statements.ts";
import { prevalenceStatements } from "./prevalence-statements.ts";
import type { ScaleUpFindings } from "./report/scale-up-section.ts";
import type { Report } from "./report.ts";
import { statementsOfScaleUp } from "./scale-up-statements.ts";
import { STATEMENT_TEXTS, type StatementTexts } from "./statement-texts.ts";

type Told = Pick<
  Report,
  | "audits"
  | "dataset"
  | "embeddings"
  | "experiments"
  | "champion"
  | "comparison"
  | "prevalence"
  | "guarantee"
  | "predictions"
  | "limits"
> & { scaleUp: ScaleUpFindings | null };

/** A report in plain sentences: what it rests on, how well the champion does, what is decided, what cannot be.
 *  Pure: every figure in them is read from the report. `limits` are already in `language`. */
export function statementsOf(report: Told, language: Language): string[] {
  const texts = STATEMENT_TEXTS[language];
  return [
    ...(report.dataset.synthetic ? [texts.synthetic()] : []),
    texts.dataset(report.dataset.counts),
    ...(report.dataset.sample ? [texts.sample(report.dataset.sample)] : []),
    ...seenSentences(report, texts),
    ...championSentences(report, texts, language),
    ...correctedStatements(report, language),
    ...(report.audits && report.champion
      ? fairnessStatements(report.audits, report.prevalence?.labelShift ?? null, language)
      : []),
    ...controlStatements(report, language),
    ...decisionSentences(report, texts, language),
    ...(report.prevalence ? prevalenceStatements(report.prevalence, language) : []),
    ...(report.prevalence?.findings ?? []).map((finding) => finding.message),
    ...(report.audits ? auditStatements(report.audits, language) : []),
    ...(report.scaleUp ? statementsOfScaleUp(report.scaleUp, language) : []),
    ...report.limits.map((limit) => limit.message),
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
  const { nRepeats, nSplits } = experiment.protocol;
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
    nFolds: figure.nFolds ?? nRepeats * nSplits,
    nRepeats,
    nSplits,
  };
  return [
    texts.champion(told),
    ...(champion.chosenAmong > 1 ? [texts.chosenAmong(champion.chosenAmong)] : []),
    ...(champion.notEligible.length > 0 ? [texts.notEligible(champion.notEligible.length)] : []),
  ];
}

function decisionSentences({ predictions, guarantee }: Told, texts: StatementTexts, language: Language): string[] {
  const { rule, unlabelledDistinct: counts } = predictions;
  const total = counts.normal + counts.cancer + counts.review;
  const known = guarantee ? guaranteeStatements(guarantee, language) : [];
  if (total === 0) return [texts.nothingToDecide(), ...known];
  if (rule === null) return [texts.allToReview(total)];
  const [status, ...rest] = known;
  const { nNormal, normalUpTo } = rule;
  return [
    texts.decisions({ ...counts, total, decided: counts.normal + counts.cancer }),
    ...(status === undefined ? [] : [status]),
    ...(rule.status === "NOT_DECIDABLE" ? [texts.clearCancers({ decidable: normalUpTo !== null, nNormal })] : []),
    ...rest,
  ];
}
