import { decide } from "@brainscan/ml/conformal/decision-rule";
import { assessGuarantee } from "@brainscan/ml/guarantee/assess-guarantee";
import { expect, test } from "vitest";
import { studyQuality } from "./study-quality.ts";

const even = (n: number, low: number, high: number) =>
  Array.from({ length: n }, (_, i) => low + ((high - low) * i) / n);

/** 100 cancers and 80 normals that overlap, each image a family; the second repeat scores every cancer a little lower. */
function study({ auditCancers = [] as number[], nPool = 300, jitter = 0.1 } = {}) {
  const nCancer = 100;
  const first = [...even(nCancer, 0.3, 1), ...even(80, 0, 0.6)];
  const second = first.map((score, i) => (i < nCancer ? score - jitter : score));
  const groups = [...first.keys()];
  const labels = groups.map((i) => (i < nCancer ? 1 : 0));
  const poolScores = even(nPool, 0.01, 0.99);
  const poolGroups = poolScores.map((_, i) => groups.length + i);
  const prevalence = { value: 0.5, low: 0.4, high: 0.6 };
  const drawn = auditCancers.map((score) => poolScores.findIndex((pooled) => pooled >= score));
  const audit = {
    ...{ scores: drawn.map((at) => poolScores[at]), labels: drawn.map(() => 1) },
    ...{ groups: drawn.map((at) => poolGroups[at]), contract: 1 },
  };
  const outOfFold = [first, second];
  const guarantee = assessGuarantee(
    { outOfFold, labels, groups, poolScores, poolGroups, audit: drawn.length > 0 ? audit : null, prevalence },
    { alpha: 0.05, delta: 0.05 },
  );
  const auditScores = [...audit.scores].sort((a, b) => a - b);
  return { guarantee, outOfFold, labels, groups, auditScores, prevalence, labelGain: null };
}

test("at every point the families of a class are all there, and each is counted as the decision rule would decide it", () => {
  const inputs = study();
  const { normalUpTo } = inputs.guarantee.normals;
  const { points, nCancer, nNormal } = studyQuality(inputs);
  expect(points.length).toBeGreaterThan(10);
  for (const { threshold, cancers, normals } of points) {
    expect(cancers.normal + cancers.review + cancers.cancer).toBeCloseTo(nCancer, 9);
    expect(normals.normal + normals.review + normals.cancer).toBeCloseTo(nNormal, 9);
    const decided = inputs.outOfFold.map(
      (scores) =>
        scores.filter((score, i) => i < 100 && decide(score, { cancerFrom: threshold, normalUpTo }) === "NORMAL")
          .length,
    );
    expect(cancers.normal).toBeCloseTo((decided[0] + decided[1]) / 2, 9);
  }
});

test("two repeats of a hundred cancers are a hundred cancers, and the misses are the guarantee's own", () => {
  const inputs = study();
  const { points, nCancer, nRepeats } = studyQuality(inputs);
  expect([nCancer, nRepeats]).toEqual([100, 2]);
  const { guarantee } = inputs;
  const own = points.find(({ threshold }) => threshold === guarantee.threshold);
  expect(guarantee.status).toBe("estimated");
  expect(own?.cancers.normal).toBeCloseTo(100 * (guarantee.missRate?.value ?? Number.NaN), 9);
});

test("no more than 40 points, ascending, each counting something else, the study's own threshold among them", () => {
  for (const jitter of [0, 0.013, 0.1]) {
    const inputs = study({ jitter, nPool: 2000 });
    const thresholds = studyQuality(inputs).points.map(({ threshold }) => threshold);
    expect(inputs.guarantee.curve.length).toBeGreaterThan(90);
    expect(thresholds.length).toBeLessThanOrEqual(40);
    expect(thresholds).toEqual([...new Set(thresholds)].sort((a, b) => a - b));
    expect(thresholds).toContain(inputs.guarantee.threshold);
  }
});

test("cancers that a random audit met are counted below each threshold, and are no longer to be read", () => {
  const inputs = study({ auditCancers: [0.2, 0.5, 0.7, 0.9] });
  const quality = studyQuality(inputs);
  expect([quality.nAuditLabels, quality.nAuditCancers, quality.nPool]).toEqual([4, 4, 296]);
  for (const { threshold, auditMisses } of quality.points)
    expect(auditMisses).toBe(inputs.auditScores.filter((score) => score < threshold).length);
});

test("a study without a scored label knows nothing, in a form that the model reads", () => {
  const inputs = study();
  const none = inputs.outOfFold.map((scores) => scores.map(() => Number.NaN));
  const guarantee = assessGuarantee(
    { ...inputs, outOfFold: none, poolScores: [0.5], poolGroups: [999], audit: null },
    { alpha: 0.05, delta: 0.05 },
  );
  expect(studyQuality({ ...inputs, guarantee, outOfFold: none })).toMatchObject({ nCancer: 0, nNormal: 0, points: [] });
});
