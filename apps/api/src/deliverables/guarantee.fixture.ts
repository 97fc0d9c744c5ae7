import { fitDecisionRule } from "@brainscan/ml/conformal/decision-rule";
import { assessGuarantee } from "@brainscan/ml/guarantee/assess-guarantee";
import { guaranteeFindings } from "../jobs/study/predictions/guarantee-findings.ts";

type Wanted = {
  cancers?: number;
  normals?: number;
  nRepeats?: number;
  /** Read at random: so many labels, so many of them cancers, none scored low. */
  audit?: { labels: number; cancers: number; contract?: number } | null;
  prevalence?: { value: number; low: number; high: number } | null;
};

const POOL = 79;
/** Evenly from `low` to below `high`. */
const even = (n: number, low: number, high: number) =>
  Array.from({ length: n }, (_, i) => low + ((high - low) * i) / n);

/** The guarantee of a study whose cancers score 0.35 to 0.95 and normals 0.05 to 0.65, each image a family. */
export function assessedFixture(wanted: Wanted = {}) {
  const { cancers = 22, normals = 19, nRepeats = 5, audit = null } = wanted;
  const { prevalence = { value: 0.3712, low: 0.2401, high: 0.5123 } } = wanted;
  const scores = [...even(cancers, 0.35, 0.95), ...even(normals, 0.05, 0.65)];
  const groups = [...scores.keys()];
  const poolScores = even(Math.max(POOL, audit?.labels ?? 0), 0.02, 0.98);
  const poolGroups = poolScores.map((_, i) => groups.length + i);
  const labels = groups.map((i) => (i < cancers ? 1 : 0));
  const given = {
    outOfFold: Array.from({ length: nRepeats }, () => scores),
    ...{ labels, groups, poolScores, poolGroups, prevalence },
    audit: audit && {
      // The highest of the pool are its cancers.
      scores: poolScores.slice(-audit.labels),
      groups: poolGroups.slice(-audit.labels),
      labels: Array.from({ length: audit.labels }, (_, i) => (i < audit.labels - audit.cancers ? 0 : 1)),
      contract: audit.contract ?? 1,
    },
  };
  const guarantee = assessGuarantee(given, { alpha: 0.05, delta: 0.05 });
  const beside = assessGuarantee(given, { alpha: 0.01, delta: 0.05 });
  return { section: guaranteeFindings({ guarantee, beside }), rule: fitDecisionRule(guarantee) };
}
