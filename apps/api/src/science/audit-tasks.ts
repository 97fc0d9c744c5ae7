import { type Coverage, type CoverageInputs, findUncovered } from "@brainscan/ml/audit/coverage/find-uncovered";
import { findLabelErrors, type LabelErrors } from "@brainscan/ml/audit/label-errors/find-label-errors";
import {
  type NextLabel,
  type NextLabelInputs,
  proposeNextLabels,
} from "@brainscan/ml/audit/next-labels/propose-next-labels";
import { flagQuality, type QualityFlag, type QualityInput } from "@brainscan/ml/audit/quality/flag-quality";
import {
  auditRepresentativeness,
  type RepresentativenessAudit,
  type RepresentativenessInputs,
} from "@brainscan/ml/audit/representativeness/audit-representativeness";
import { auditShortcuts, type ShortcutAudit, type ShortcutInputs } from "@brainscan/ml/audit/shortcuts/audit-shortcuts";
import { createRandom } from "@brainscan/ml/random/random";

type OnProgress = (done: number, total: number) => void;

/** Looks at the data, as tasks of the science thread. */
export const auditTasks = {
  shortcuts: (inputs: ShortcutInputs, onProgress: OnProgress): Promise<ShortcutAudit> =>
    auditShortcuts(inputs, { onProgress }),

  representativeness: (inputs: RepresentativenessInputs, onProgress: OnProgress): Promise<RepresentativenessAudit> =>
    auditRepresentativeness(inputs, { onProgress }),

  coverage: (inputs: CoverageInputs, onProgress: OnProgress): Promise<Coverage> =>
    findUncovered(inputs, { onProgress }),

  nextLabels: (inputs: NextLabelInputs): Promise<NextLabel[]> => proposeNextLabels(inputs),

  labelErrors: async ({
    outOfFold,
    labels,
    groups,
    seed,
  }: {
    outOfFold: Float64Array;
    labels: Int8Array;
    groups: Int32Array;
    seed: number;
  }): Promise<LabelErrors> =>
    findLabelErrors(outOfFold, labels, groups, {}, { random: createRandom(seed, "label errors") }),

  quality: (input: QualityInput): Promise<QualityFlag[]> => flagQuality(input),
};
