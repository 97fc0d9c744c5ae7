import type { PrevalenceFindings } from "./tell-report.ts";

const between = (low: number, high: number, level = 0.95) => ({ low, high, level, method: "group-bootstrap" });

/** An estimate with everything in it: three estimators, one refused, two findings. */
export function prevalenceFindings(): PrevalenceFindings {
  return {
    scorer: {
      method: "logisticRegression",
      methodName: "Logistic regression",
      layer: "avgpool",
      parameters: { C: "auto", classWeight: "none" },
      calibration: { calibrator: "platt", nSplits: 5 },
      seed: 0,
    },
    counts: {
      nNormal: 19,
      nCancer: 22,
      normalFamilies: 19,
      cancerFamilies: 22,
      nPool: 79,
      poolFamilies: 79,
      nRelated: 0,
    },
    labelledShare: 22 / 41,
    labelled: 22 / 41,
    pool: { estimate: 0.3712, low: 0.2401, high: 0.5123 },
    estimates: [
      {
        estimator: "expectationMaximisation",
        parameters: { recalibration: "biasCorrected" },
        value: 0.3712,
        unclipped: 0.3712,
        interval: between(0.2401, 0.5123),
        unclippedInterval: between(0.2401, 0.5123),
        details: { slope: 0.98, border: 0 },
        separationInterval: null,
      },
      {
        estimator: "blackBoxShift",
        parameters: {},
        value: 0.0,
        unclipped: -0.0412,
        interval: between(0, 0.2203),
        unclippedInterval: between(-0.1834, 0.2203),
        details: { separation: 0.4312 },
        separationInterval: between(0.3301, 0.5502),
      },
      {
        estimator: "adjustedCount",
        parameters: {},
        value: null,
        unclipped: null,
        reason: "NOT_INFORMATIVE",
        interval: null,
        unclippedInterval: null,
        details: { separation: 0 },
        separationInterval: null,
      },
    ],
    preferred: "expectationMaximisation",
    refusal: null,
    calibration: {
      verdict: "CALIBRATED",
      n: 41,
      slope: { value: 0.98, interval: between(0.61, 1.52, 0.975) },
      intercept: { value: -0.04, interval: between(-0.71, 0.63, 0.975) },
      expectedCalibrationError: null,
    },
    differences: [
      {
        estimators: ["expectationMaximisation", "blackBoxShift"],
        difference: 0.3712,
        interval: between(0.0712, 0.4834),
      },
    ],
    nResamples: 1000,
    labelShift: {
      verdict: "PLAUSIBLE",
      prevalence: 0.3712,
      auc: 0.5214,
      interval: between(0.4402, 0.6011),
      pValue: 0.345,
      criticalAuc: 0.6123,
      nLabelled: 41,
      nPool: 79,
      effectiveLabelled: 37.2,
      labelledFamilies: 41,
      poolFamilies: 79,
      nPermutations: 199,
    },
    findings: [
      {
        code: "PREVALENCE_ESTIMATORS_DISAGREE",
        params: {
          first: "expectationMaximisation",
          second: "blackBoxShift",
          difference: 0.3712,
          differenceLow: 0.0712,
          differenceHigh: 0.4834,
        },
      },
      {
        code: "PREVALENCE_OUTSIDE_RANGE",
        params: {
          estimator: "blackBoxShift",
          decisive: "no",
          unclipped: -0.0412,
          unclippedLow: -0.1834,
          unclippedHigh: 0.2203,
        },
      },
    ],
  };
}
