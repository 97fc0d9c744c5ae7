import { type CheckEvidence, evidenceOf, notRun, undecided } from "../evidence.ts";
import { type Candidate, figureOf } from "./candidate.ts";

/** Is the champion's calibration error larger than perfect calibration would give on as few images? */
export function calibration(champion: Candidate | null): CheckEvidence {
  const id = "calibration";
  if (champion === null) return notRun(id, "NO_CLASSIFIER");
  const error = figureOf(champion, "ece");
  const ifCalibrated = figureOf(champion, "eceIfCalibrated");
  const range = ifCalibrated?.interval ?? null;
  if (!error || error.value === null || !ifCalibrated || ifCalibrated.value === null || range === null)
    return undecided(id, "NO_FIGURE", error?.n ?? null);
  const { value, n } = error;
  return evidenceOf(id, {
    // The range is what chance gives, not where the value may lie: it is no interval of it.
    ...{ value, n, chance: { seen: value > range.high, visibleFrom: range.high } },
    evidence: {
      code: "CHECK_CALIBRATION",
      params: { value, n, ifCalibrated: ifCalibrated.value, low: range.low, high: range.high },
    },
  });
}
