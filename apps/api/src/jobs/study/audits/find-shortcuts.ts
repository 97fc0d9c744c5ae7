import type { Measure } from "@brainscan/ml/audit/shortcuts/audit-shortcuts";
import type { AuditsSection, MeasureId } from "../../../deliverables/report/audits-section.ts";
import type { FinalModel } from "../predictions/fit-final.ts";
import type { AuditSample } from "./audit-sample.ts";
import type { AuditTools } from "./audit-tools.ts";

type Found = Pick<AuditsSection, "shortcuts" | "shortcutsTogether" | "shortcutsExplained" | "shortcutsPermutations">;

/** What is told of an image without looking at what it shows, and how well it predicts the label. */
export async function findShortcuts(
  { ask, seed }: AuditTools,
  sample: AuditSample,
  final: FinalModel | null,
): Promise<Found> {
  const labelled = [...sample.labels.keys()].filter((at) => sample.labels[at] !== -1);
  if (labelled.length === 0)
    return { shortcuts: [], shortcutsTogether: null, shortcutsExplained: null, shortcutsPermutations: 0 };
  const { single, together, explained, nPermutations } = await ask("shortcuts", {
    measures: measuresOf(sample, labelled),
    labels: Int8Array.from(labelled, (at) => sample.labels[at]),
    groups: Int32Array.from(labelled, (at) => sample.groups[at]),
    championScores: final && Float64Array.from(labelled, (at) => final.outOfFold.mean[at]),
    keys: labelled.map((at) => sample.keys[at]),
    seed,
  });
  return {
    // The ids are those of measuresOf.
    shortcuts: single.map((one) => ({ ...one, id: one.id as MeasureId })),
    shortcutsTogether: together,
    shortcutsExplained: explained,
    shortcutsPermutations: nPermutations,
  };
}

function measuresOf({ measures, duplicated }: AuditSample, labelled: readonly number[]): Measure[] {
  const read: Record<MeasureId, (at: number) => number> = {
    fileSizeBytes: (at) => measures[at].fileBytes,
    widthPx: (at) => measures[at].widthPx,
    heightPx: (at) => measures[at].heightPx,
    mean: (at) => measures[at].mean,
    deviation: (at) => measures[at].deviation,
    contrast: (at) => measures[at].contrast,
    sharpness: (at) => measures[at].sharpness,
    border: (at) => measures[at].border,
    orientation: (at) => measures[at].orientation,
    isDuplicate: (at) => Number(duplicated[at]),
  };
  return Object.entries(read).map(([id, readAt]) => ({ id, values: Float64Array.from(labelled, readAt) }));
}
