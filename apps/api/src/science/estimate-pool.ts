import { CalibrationRefused } from "@brainscan/ml/calibrate/calibration-refused";
import { type EstimatePrevalenceParams, estimatePrevalence } from "@brainscan/ml/prevalence/estimate-prevalence";
import type { PrevalenceReport } from "@brainscan/ml/prevalence/prevalence-report";
import { splitRows } from "@brainscan/ml/prevalence/split-rows";
import { summarisePrevalence } from "@brainscan/ml/prevalence/summarise-prevalence";
import type { ExperimentInputs } from "@brainscan/ml/protocol/experiment";

export type PoolEstimate = Omit<PrevalenceReport, "scores"> & {
  /** Why the scores could not be calibrated, and nothing was estimated; null when they could. */
  refusal: CalibrationRefused["code"] | null;
};

/** The pool's share of cancers, without the scores of the rows. Labels that the calibrator refuses are an answer too. */
export async function estimatePool(
  { inputs, params }: { inputs: ExperimentInputs; params: EstimatePrevalenceParams },
  onProgress: (done: number, total: number) => void,
): Promise<PoolEstimate> {
  try {
    const { scores: _, ...found } = await estimatePrevalence(inputs, params, { onProgress });
    return { ...found, refusal: null };
  } catch (error) {
    if (!(error instanceof CalibrationRefused)) throw error;
    const nothing = { counts: splitRows(inputs).counts, assessment: null, labelShift: null };
    return { ...nothing, preferred: null, findings: summarisePrevalence(nothing), refusal: error.code };
  }
}
