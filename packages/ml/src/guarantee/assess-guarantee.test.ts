import { describe, expect, test } from "vitest";
import { assessGuarantee, type GuaranteeInputs } from "./assess-guarantee.ts";
import { decidedShares } from "./decided-shares.ts";
import type { Guarantee } from "./guarantee.ts";

const PARAMS = { alpha: 0.05, delta: 0.05 };
const POOL = 1000;
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

/** Out of fold: cancers at 0.5, 0.501, ... and 100 normals below 0.1. A pool of 0, 0.001, ..., 0.999. */
function inputsOf(nCancer: number, changes: Partial<GuaranteeInputs> = {}): GuaranteeInputs {
  const scores = [...range(nCancer).map((i) => 0.5 + i / 1000), ...range(100).map((i) => i / 1000)];
  return {
    outOfFold: [scores],
    labels: scores.map((_, i) => (i < nCancer ? 1 : 0)),
    groups: scores.map((_, i) => 10_000 + i),
    poolScores: range(POOL).map((i) => i / POOL),
    poolGroups: range(POOL),
    audit: null,
    prevalence: { value: 0.2, low: 0.1, high: 0.25 },
    ...changes,
  };
}

/** An audit of cancers with these scores, and as many normals. */
function auditOf(cancers: number[], contract = 1) {
  const scores = [...cancers, ...cancers.map(() => 0.1)];
  return {
    scores,
    labels: scores.map((_, i) => (i < cancers.length ? 1 : 0)),
    groups: scores.map((_, i) => 20_000 + i),
    contract,
  };
}

const assess = (nCancer: number, changes?: Partial<GuaranteeInputs>): Guarantee =>
  assessGuarantee(inputsOf(nCancer, changes), PARAMS);
const clear = (n: number) => range(n).map(() => 0.9);

describe("not decidable", () => {
  test("50 cancers: none missed bounds the miss rate by 5.8 %, 59 are needed, and the random labels that certify are told", () => {
    const guarantee = assess(50);
    expect(guarantee).toMatchObject({
      status: "not decidable",
      threshold: null,
      missRate: null,
      missRateUpperBound: null,
      shareNormal: 0,
      nCancer: 50,
      nNormal: 100,
      cancersNeeded: 59,
      auditCancersNeeded: 73,
      labelsNeeded: 365,
      labelsNeededLow: 292,
      labelsNeededHigh: 730,
    });
    expect(guarantee.upperBoundWithoutMiss).toBeCloseTo(1 - 0.05 ** (1 / 50), 12);
    expect(guarantee.curve.every(({ status }) => status === "not decidable")).toBe(true);
    // Rank 5 of 100 normals from above: 0.095; the scores above it are decided cancer all the same.
    expect(guarantee.automationRate).toBeCloseTo((POOL - 96) / POOL, 12);
  });

  test("without a prevalence the labels needed are not known, the cancers are", () => {
    expect(assess(50, { prevalence: null })).toMatchObject({
      ...{ labelsNeeded: null, labelsNeededLow: null, labelsNeededHigh: null },
      ...{ cancersNeeded: 59, auditCancersNeeded: 73 },
    });
    expect(assess(50, { prevalence: { value: 0.1, low: 0, high: 0.2 } }).labelsNeededHigh).toBeNull();
  });

  test("nothing at all to go by is not decidable either, and no figure is made up", () => {
    const nothing = { outOfFold: [], labels: [], groups: [], poolScores: [], poolGroups: [], prevalence: null };
    expect(assess(0, nothing)).toMatchObject({
      ...{ status: "not decidable", automationRate: null, shareNormal: null, missRate: null },
      ...{ upperBoundWithoutMiss: 1, nPool: 0, curve: [] },
    });
  });
});

describe("estimated", () => {
  test("59 cancers out of fold: the threshold misses none of them, and the bound meets alpha", () => {
    const guarantee = assess(59);
    expect(guarantee).toMatchObject({ status: "estimated", threshold: 0.5, evidence: "out-of-fold", nRepeats: 1 });
    expect(guarantee.missRate).toMatchObject({ value: 0, n: 59, interval: { low: 0, method: "clopper-pearson" } });
    expect(guarantee.missRateUpperBound).toBeCloseTo(1 - 0.05 ** (1 / 59), 12);
    expect(guarantee.labelsNeeded).toBe(365);
  });

  test("five repeats of 93 cancers stay 93, and the misses averaged over them bound the miss rate by alpha", () => {
    const { outOfFold } = inputsOf(93);
    const [first] = outOfFold.map((scores) => Array.from(scores));
    const repeats = range(5).map((r) => first.map((score) => score + r / 100_000));
    const guarantee = assess(93, { outOfFold: repeats });
    // One miss is allowed on average, five in all: 0.5, 0.50001, ..., and the sixth smallest is the threshold.
    expect(guarantee).toMatchObject({ status: "estimated", threshold: 0.501, nCancer: 93, nRepeats: 5 });
    expect(guarantee.missRate).toMatchObject({ value: 1 / 93, n: 93 });
    expect(guarantee.missRateUpperBound).toBeLessThanOrEqual(0.05);
  });

  test("a family of cancers counts once, by its lowest score", () => {
    const { outOfFold, labels, groups } = inputsOf(59);
    const doubled = {
      outOfFold: [[...Array.from(outOfFold[0]), 0.3]],
      labels: [...Array.from(labels), 1],
      groups: [...Array.from(groups), 10_000 + 58],
    };
    expect(assess(59, doubled)).toMatchObject({ nCancer: 59, threshold: 0.3 });
  });

  test("an audit that refutes the threshold lowers it until it no longer does", () => {
    // Of 40 audited cancers 10 score below 0.5: 5 of 40 are the fewest that refute 5 %.
    const audit = auditOf([...range(10).map((i) => (20 + i) / 100), ...clear(30)]);
    expect(assess(59, { audit })).toMatchObject({
      status: "estimated",
      threshold: 0.24,
      nAudit: { labels: 80, cancers: 40, misses: 4, leftOut: 0 },
    });
  });
});

describe("certified", () => {
  test("73 audited cancers certify, one of them missed withdraws it", () => {
    const certified = assess(59, { audit: auditOf(clear(73)) });
    expect(certified).toMatchObject({
      ...{ status: "certified", threshold: 0.9, evidence: "audit", missRateUpperBound: 0.05, labelsNeeded: 0 },
      nAudit: { labels: 146, cancers: 73, misses: 0, leftOut: 0 },
    });
    expect(assess(59, { audit: auditOf(clear(72)) }).status).toBe("estimated");
    // The most careful threshold, with 1 % of the pool below it, misses a cancer that scores 0.
    const missed = assess(59, { audit: auditOf([...clear(72), 0]) });
    expect(missed.status).not.toBe("certified");
    // 151 cancers certify with one miss: 78 more, at a prevalence of 0.2.
    expect(missed.labelsNeeded).toBe(390);
    expect(assess(10, { audit: auditOf([...clear(72), 0]) }).status).toBe("not decidable");
  });

  test("a missed cancer that scores higher only lowers the threshold", () => {
    expect(assess(59, { audit: auditOf([...clear(72), 0.4]) })).toMatchObject({ status: "certified", threshold: 0.4 });
  });

  test("a second model needs 110 cancers; looking again at the first needs no more", () => {
    expect(assess(59, { audit: auditOf(clear(109), 2) }).status).toBe("estimated");
    expect(assess(59, { audit: auditOf(clear(110), 2) })).toMatchObject({
      status: "certified",
      auditCancersNeeded: 110,
    });
    expect(assess(59, { audit: auditOf(clear(109), 1) }).status).toBe("certified");
  });

  test("labels that were trained on, or whose relatives were, certify nothing", () => {
    const audit = auditOf(clear(73));
    const trained = { ...audit, groups: audit.groups.map((group, i) => (i === 0 ? 10_000 : group)) };
    expect(assess(59, { audit: trained })).toMatchObject({
      status: "estimated",
      nAudit: { labels: 145, cancers: 72, leftOut: 1 },
    });
  });

  test("an audited family counts once, by the lowest score of any relative in the pool, and unread draws not at all", () => {
    const audit = auditOf(clear(73));
    // Row 0 and row 1 are relatives; row 2's relative in the pool scores 0.004.
    const related = { ...audit, groups: audit.groups.with(1, audit.groups[0]).with(2, 4) };
    expect(assess(59, { audit: related }).nAudit).toMatchObject({ cancers: 72, labels: 145, misses: 1 });
    const unread = { ...audit, labels: audit.labels.map((label, i) => (i === 0 ? -1 : label)) };
    expect(assess(59, { audit: unread }).nAudit).toMatchObject({ cancers: 72, labels: 145 });
  });

  test("a threshold that decides nothing is never certified: all scores alike", () => {
    const poolScores = range(POOL).fill(0.7);
    expect(assess(10, { poolScores, audit: auditOf(clear(500)) })).toMatchObject({
      status: "not decidable",
      curve: [],
    });
  });
});

describe("the curve", () => {
  const guarantee = assess(93, { audit: auditOf(range(300).map((i) => 0.3 + i / 500)) });

  test("has at most 100 ascending thresholds, the chosen one among them; more normals are decided at more misses", () => {
    const { curve, threshold } = guarantee;
    expect(curve.length).toBeLessThanOrEqual(100);
    expect(curve.some((point) => point.threshold === threshold)).toBe(true);
    for (const [i, point] of curve.entries()) {
      const before = curve[i - 1] ?? { ...point, threshold: -1 };
      expect(point.threshold).toBeGreaterThan(before.threshold);
      expect(point.shareNormal).toBeGreaterThanOrEqual(before.shareNormal ?? 0);
      expect(point.missRate?.value).toBeGreaterThanOrEqual(before.missRate?.value ?? 0);
      expect(point.missRateUpperBound).toBeGreaterThanOrEqual(point.missRate?.value ?? 1);
    }
  });

  test("says of each threshold whether it is certified, and none above the certified one is", () => {
    const { curve, threshold, status } = guarantee;
    expect(status).toBe("certified");
    for (const point of curve) {
      expect(point.status === "certified").toBe(point.threshold <= (threshold ?? 0));
      expect((point.missRateUpperBound ?? 1) <= 0.05).toBe(point.status === "certified");
    }
    expect(new Set(curve.map((point) => point.status))).toEqual(new Set(["certified", "estimated", "not decidable"]));
  });

  test("the share of cancers among the normals follows the prevalence, Bayes' rule, and counts what is decided alone", () => {
    const { cancerAmongNormal, missRate, shareNormal } = guarantee;
    // Some audited cancers score below the threshold, yet none up to 0.095, where normals end.
    expect(missRate?.value).toBeGreaterThan(0);
    expect(cancerAmongNormal).toMatchObject({ value: 0, low: 0, prevalence: { value: 0.2 } });
    expect(cancerAmongNormal?.high).toBeCloseTo((0.25 * (1 - 0.025 ** (1 / 300))) / (shareNormal ?? 0), 10);
    const { outOfFold, labels } = inputsOf(93);
    const withoutNormals = assess(93, { labels: Array.from(labels).map((label) => (label === 1 ? 1 : -1)), outOfFold });
    expect(withoutNormals).toMatchObject({ threshold: 0.501, shareNormal: 0.501, nNormal: 0 });
    expect(withoutNormals.cancerAmongNormal?.value).toBeCloseTo(0.2 / 93 / 0.501, 12);
  });

  test("is plain data: JSON keeps all of it", () => {
    for (const each of [guarantee, assess(0), assess(50), assess(59)])
      expect(JSON.parse(JSON.stringify(each))).toEqual(each);
  });
});

test("images without a score are decided by a human, and count in the pool", () => {
  const poolScores = range(POOL).map((i) => (i % 2 ? Number.NaN : i / POOL));
  expect(assess(59, { poolScores }).automationRate).toBeLessThanOrEqual(0.5);
  expect(assess(59, { poolScores }).nPool).toBe(POOL);
});

test("a pool known by a sample is certified by the same audit, and its shares are those counted over all of it", () => {
  const audit = auditOf(clear(93));
  const every = range(10 * POOL).map((i) => (i % 4 === 0 ? 0 : i / (10 * POOL)));
  const sorted = Float64Array.from(every).sort();
  const sharesOf = (from: number | null, upTo: number | null) => decidedShares(sorted, every.length, from, upTo);
  const whole = assess(59, { audit, counted: { nPool: every.length, sharesOf } });
  const alone = assess(59, { audit });
  expect(whole.status).toBe("certified");
  expect([whole.threshold, whole.missRate, whole.nAudit]).toEqual([alone.threshold, alone.missRate, alone.nAudit]);
  expect(whole.nPool).toBe(10 * POOL);
  expect(whole.shareNormal).toBe(every.filter((score) => score < 0.095 + 1e-9).length / every.length);
  expect(whole.shareNormal).not.toBeCloseTo(alone.shareNormal ?? 0, 2);
  for (const { threshold, shareNormal, shareDecided } of whole.curve)
    expect({ shareNormal, shareDecided }).toEqual(sharesOf(threshold, whole.normals.normalUpTo));
});

test("inputs that do not fit are refused with their values", () => {
  expect(() => assess(59, { groups: [1] })).toThrow("labels has 159 entries, groups has 1");
  expect(() => assess(59, { outOfFold: [[0.5]] })).toThrow("repeat 0 has 1 scores, labels 159 entries");
  expect(() => assess(59, { poolScores: range(POOL) })).toThrow("the pool: score 2 at row 2 is not in 0..1");
  expect(() => assess(59, { audit: auditOf([0.5], 0) })).toThrow("contract is 0, not 1 or more");
  expect(() => assess(59, { prevalence: { value: 0.3, low: 0.4, high: 0.5 } })).toThrow("prevalence 0.3 with 0.4..0.5");
  expect(() => assessGuarantee(inputsOf(59), { alpha: 1, delta: 0.05 })).toThrow("alpha must be inside (0, 1), got 1");
});
