import type { AuditsSection } from "./report/audits-section.ts";

const between = (low: number, high: number, method: string) => ({ low, high, level: 0.95, method });

/** Audits with something of everything: a shortcut, a constant measure, labels that are no fair sample, a doubtful label. */
export function auditFindings(): AuditsSection {
  const single = { constant: false, n: 41, nDistinct: 40 };
  return {
    shortcuts: [
      {
        ...{ id: "fileSizeBytes", ...single, auc: 0.2214, pValue: 0.0005, holmPValue: 0.001 },
        interval: between(0.1203, 0.3711, "delong"),
      },
      {
        ...{ id: "widthPx", constant: true, n: 41, nDistinct: 1, auc: null, pValue: null, holmPValue: null },
        ...{ interval: null, reason: "CONSTANT" },
      },
      {
        ...{ id: "orientation", ...single, auc: 0.5312, pValue: 0.7, holmPValue: 0.7 },
        interval: between(0.3802, 0.6769, "delong"),
      },
    ],
    shortcutsTogether: { auc: 0.7412, interval: between(0.5601, 0.9223, "nadeau-bengio"), n: 41, nFolds: 25 },
    shortcutsExplained: {
      rSquared: 0.3104,
      interval: between(0.0812, 0.5203, "group-bootstrap"),
      n: 41,
      nFamilies: 41,
    },
    shortcutsPermutations: 1999,
    representativeness: {
      ...{ auc: 0.7123, interval: between(0.6102, 0.7981, "delong"), pValue: 0.002, fair: false },
      ...{ level: 0.05, aucTolerance: 0.65, n: 120, nLabelled: 41, nPool: 79, nPoolFamilies: 79 },
      ...{ nPermutations: 999, criticalAuc: 0.6012, nLabelledNeeded: 28 },
    },
    coverage: {
      ...{ distanceMax: 9.81, share: 0.95, nLabelledFamilies: 41, nFamiliesNeeded: 19 },
      ...{ nPool: 79, nPoolFamilies: 79, nUncovered: 20, nUncoveredFamilies: 20, shareUncovered: 20 / 79 },
      interval: between(0.1708, 0.3589, "wilson"),
      regions: [
        {
          ...{ cluster: 0, n: 70, nLabelled: 21, nPool: 49, nUncovered: 20, shareUncovered: 20 / 49 },
          ...{ interval: between(0.2822, 0.5478, "wilson"), examples: ["sans_label/m.png"] },
        },
        {
          ...{ cluster: 1, n: 50, nLabelled: 20, nPool: 30, nUncovered: 0, shareUncovered: 0 },
          ...{ interval: between(0, 0.1135, "wilson"), examples: [] },
        },
      ],
    },
    nextLabels: {
      labels: [
        { path: "sans_label/m.png", reason: "RANDOM_AUDIT", detail: { draw: 1, nFamilies: 79 } },
        {
          path: "sans_label/n.png",
          reason: "COVERAGE",
          detail: { distance: 12.4, uncoveredDistance: 9.81, nCovered: 4 },
        },
        { path: "sans_label/o.png", reason: "UNCERTAINTY", detail: { score: 0.4912, threshold: 0.5 } },
      ],
      expectedGain: {
        ...{
          gain: 0.0121,
          interval: { low: 0.0021, high: 0.0221, level: 0.95 },
          nLabels: 33,
          nFurther: 10,
          nPoints: 3,
        },
        learner: "SUPERVISED",
      },
    },
    labelErrors: {
      ...{ n: 41, scores: "CALIBRATED", nSuspects: 1 },
      suspects: [
        {
          path: "avec_labels/normal/a.png",
          label: "normal",
          suggested: "cancer",
          selfConfidence: 0.0412,
          margin: -0.9176,
        },
      ],
      ...{ thresholds: { normal: 0.88, cancer: 0.86 }, estimatedErrorRate: 0.0244 },
      falseAlarms: { expected: 1.9, low: 0, high: 5, level: 0.95, nSimulations: 1000 },
    },
    quality: [
      {
        ...{ id: "BLURRED", n: 1, nImages: 120, threshold: 0.0148 },
        images: [{ path: "sans_label/n.png", value: 0.0058 }],
        rule: { measure: "relativeSharpness", side: "BELOW", basis: "SET" },
      },
      {
        ...{ id: "EMPTY", n: 0, nImages: 120, threshold: 0.98, images: [] },
        rule: { measure: "emptyShare", side: "ABOVE", basis: "ABSOLUTE" },
      },
    ],
    nearDuplicates: {
      thresholds: {
        ...{ hashBits: 12, featureDistance: 0.1521, quantile: 0.99, nCopies: 768, copiesFound: 0.98 },
        ...{ expectedFalsePairs: 0.0113, falsePairsMax: 1, separable: true },
      },
      ...{ nImages: 120, nPairs: 1, nFamilies: 1, nInFamilies: 2, nLooseFamilies: 0 },
      ...{ nCrossing: 1, nContradictory: 0, nReviewed: 0 },
      pairs: [
        {
          ...{ a: "avec_labels/normal/a.png", b: "sans_label/m.png" },
          ...{ hashDistance: 2, featureDistance: 0.0612, origin: "FOUND" },
        },
      ],
    },
    prevalenceEffect: {
      ...{ n: 79, nCancer: 61, threshold: 1 / 11, costRatio: 10, labelledShare: 22 / 41 },
      effects: [
        {
          ...{ at: "VALUE", prevalence: 0.3712, nCancer: 55, nChanged: 6, nToCancer: 0, nToNormal: 6 },
          ...{ shareChanged: 6 / 79, sameAsThreshold: 0.1634 },
        },
      ],
    },
  };
}
