import { type CheckEvidence, evidenceOf, notRun, undecided } from "../evidence.ts";
import { aucOf, type Candidate, configurationOf, figureOf } from "./candidate.ts";

/** Learns from labels alone: what the unlabelled images add is the difference to it. */
const BASELINE = "logisticRegression";

/** Were several semi-supervised methods measured, each beside learning from labels alone on the same images and folds? */
export function semiSupervisedCompared(experiments: readonly Candidate[]): CheckEvidence {
  const id = "semiSupervisedCompared";
  if (experiments.length === 0) return notRun(id, "NO_CLASSIFIER");
  const semi = experiments.filter(({ task }) => task === "SEMI_SUPERVISED");
  if (semi.length === 0) return notRun(id, "NO_SEMI_SUPERVISED");
  const beside = (one: Candidate) => configurationOf(one, ["method", "parameters"]);
  const baselines = new Map(
    experiments.filter((one) => one.method === BASELINE && aucOf(one) !== null).map((one) => [beside(one), one]),
  );
  const pairs = semi.flatMap((one) => {
    const baseline = baselines.get(beside(one));
    return aucOf(one) !== null && baseline ? [{ one, baseline }] : [];
  });
  if (semi.every((one) => aucOf(one) === null)) return undecided(id, "NO_FIGURE");
  const nMethods = new Set(pairs.map(({ one }) => one.method)).size;
  const [best] = pairs.sort((a, b) => (aucOf(b.one) ?? 0) - (aucOf(a.one) ?? 0));
  if (!best)
    return evidenceOf(id, {
      value: 0,
      n: semi.length,
      evidence: { code: "CHECK_SEMI_ALONE", params: { n: semi.length } },
    });
  return evidenceOf(id, {
    ...{ value: nMethods, n: figureOf(best.one, "rocAuc")?.n ?? null },
    evidence: {
      code: "CHECK_SEMI",
      params: { nMethods, method: best.one.method, auc: aucOf(best.one) ?? 0, baseline: aucOf(best.baseline) ?? 0 },
    },
  });
}
