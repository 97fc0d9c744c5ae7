import type { AuditsSection } from "../../../deliverables/report/audits-section.ts";
import type { StudyInputs } from "../load-inputs.ts";

/** Pairs that a report names. */
const PAIRS_TOLD = 200;

/** Pictures that are there more than once, as the report tells of them. */
export function nearDuplicateFindings({
  rows,
  duplicates,
}: Pick<StudyInputs, "rows" | "duplicates">): AuditsSection["nearDuplicates"] {
  const { pairs, thresholds, families, looseFamilies } = duplicates;
  const sizes = new Map<number, number>();
  for (const family of families) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  const several = [...sizes.values()].filter((size) => size > 1);
  const labels = pairs.map(({ a, b }) => [a, b].map((row) => rows[row].representative.label));
  return {
    thresholds,
    nImages: rows.length,
    nPairs: pairs.length,
    nFamilies: several.length,
    nInFamilies: several.reduce((sum, size) => sum + size, 0),
    nLooseFamilies: looseFamilies.length,
    nCrossing: labels.filter(([a, b]) => (a === null) !== (b === null)).length,
    nContradictory: labels.filter(([a, b]) => a !== null && b !== null && a !== b).length,
    nReviewed: pairs.filter(({ origin }) => origin === "REVIEWED").length,
    pairs: pairs.slice(0, PAIRS_TOLD).map(({ a, b, ...pair }) => ({
      a: rows[a].representative.path,
      b: rows[b].representative.path,
      ...pair,
    })),
  };
}
