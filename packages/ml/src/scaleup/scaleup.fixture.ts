import type { Distribution } from "./distribution.ts";
import type { StudyQuality } from "./quality.ts";
import type { Choices, InputId, Provenance, Scenario } from "./scenario.ts";

const GIVEN: Provenance = { kind: "given", source: "the brief" };
const ASSUMED: Provenance = { kind: "assumption", source: "an assumption of this test", readOn: "2026-11-01" };

const INPUTS: Record<InputId, Distribution> = {
  nImages: { kind: "fixed", value: 4_000_000 },
  budgetEuro: { kind: "fixed", value: 5000 },
  pilotBudgetEuro: { kind: "fixed", value: 300 },
  pilotImages: { kind: "fixed", value: 1506 },
  pilotLabels: { kind: "fixed", value: 100 },
  imagesPerSecond: { kind: "logNormal", median: 42, sigma: 0.15 },
  predictionsPerSecond: { kind: "logNormal", median: 20_000, sigma: 0.2 },
  retryShare: { kind: "triangular", low: 0, mode: 0.01, high: 0.05 },
  machineHourEuro: { kind: "triangular", low: 0.1, mode: 0.35, high: 1 },
  imageBytes: { kind: "logNormal", median: 40_000, sigma: 0.3 },
  embeddingValues: { kind: "fixed", value: 512 },
  storageGbMonthEuro: { kind: "triangular", low: 0.005, mode: 0.02, high: 0.03 },
  storageMonths: { kind: "fixed", value: 12 },
  expertSeconds: { kind: "logNormal", median: 15, sigma: 0.5 },
  expertHourEuro: { kind: "triangular", low: 40, mode: 80, high: 150 },
  readerMissRate: { kind: "beta", alpha: 2, beta: 38 },
  engineeringEuro: { kind: "fixed", value: 0 },
  hostingEuro: { kind: "fixed", value: 0 },
  complianceEuro: { kind: "fixed", value: 0 },
  prevalence: { kind: "beta", alpha: 1.2, beta: 4 },
};

const CHOICES: Choices = {
  ...{ reading: "automaticLabel", maxMissRate: 0.05, confidence: 0.95, maxCancerAmongNormal: 0.01 },
  ...{ requiredProbability: 0.9, nMachines: 1, bytesPerValue: 4, keepImages: false, ownPlan: null },
};

/** Four million images for 5,000 euros, by the pilot's price, with plausible spreads; with some inputs or choices
 *  changed. */
export function scenarioOf(
  inputs: Partial<Record<InputId, Distribution>> = {},
  choices: Partial<Choices> = {},
  simulation: Partial<Pick<Scenario, "seed" | "nDraws">> = {},
): Scenario {
  const ids = Object.keys(INPUTS) as InputId[];
  return {
    inputs: ids.map((id) => ({
      id,
      distribution: inputs[id] ?? INPUTS[id],
      provenance: id === "nImages" || id === "budgetEuro" || id.startsWith("pilot") ? GIVEN : ASSUMED,
    })),
    choices: { ...CHOICES, ...choices },
    ...{ seed: 0, nDraws: 20_000, ...simulation },
  };
}

/** 50 cancers and 45 normals, none of the cancers below the most careful thresholds: one too few for 5 %. No audit. */
export function qualityOf(changes: Partial<StudyQuality> = {}): StudyQuality {
  return {
    ...{ nCancer: 50, nNormal: 45, nRepeats: 5, nAuditLabels: 0, nAuditCancers: 0, contract: 1, nPool: 1311 },
    poolPrevalence: { value: 0.78, low: 0.7, high: 0.85 },
    labelGain: { gain: 0.004, low: -0.002, high: 0.01, nFurther: 50 },
    points: pointsOf(50, 45),
    ...changes,
  };
}

/** A study of ten times the families, and 200 random labels of which 150 are cancers: certified at 5 % at its second
 *  threshold. */
export function certifiedQuality(): StudyQuality {
  return qualityOf({
    nCancer: 500,
    nNormal: 450,
    nAuditLabels: 200,
    nAuditCancers: 150,
    points: pointsOf(500, 450, 150),
  });
}

/** The same without an audit: estimated at 5 %. */
export function estimatedQuality(): StudyQuality {
  return qualityOf({ nCancer: 500, nNormal: 450, points: pointsOf(500, 450) });
}

/** A third of the cancers missed even by the most careful threshold. */
export function refutedQuality(): StudyQuality {
  return qualityOf({
    points: pointsOf(50, 45).map((point) => ({ ...point, cancers: { normal: 17, review: 5, cancer: 28 } })),
  });
}

/** A study that could measure nothing. */
export function nothingMeasured(): StudyQuality {
  return qualityOf({ nCancer: 0, nNormal: 0, points: [], poolPrevalence: null, labelGain: null });
}

function pointsOf(nCancer: number, nNormal: number, nAuditCancers = 0): StudyQuality["points"] {
  const shares: [threshold: number, cancer: [number, number], normal: [number, number]][] = [
    [0.01, [0, 0.14], [0.3, 0.62]],
    [0.06, [0, 0.14], [0.62, 0.3]],
    [0.2, [0.02, 0.12], [0.78, 0.14]],
    [0.35, [0.06, 0.08], [0.86, 0.06]],
    [0.58, [0.1, 0.04], [0.91, 0.02]],
    [0.78, [0.14, 0], [0.96, 0]],
  ];
  const counts = (n: number, [normal, review]: [number, number]) => ({
    ...{ normal: n * normal, review: n * review },
    cancer: n * (1 - normal - review),
  });
  return shares.map(([threshold, cancer, normal]) => ({
    ...{
      threshold,
      cancers: counts(nCancer, cancer),
      normals: counts(nNormal, normal),
      auditMisses: Math.round(nAuditCancers * cancer[0]),
    },
  }));
}
