import fc from "fast-check";
import { expect, test } from "vitest";
import { type AuditQuestion, auditedShareBound, drawAuditSample, planAudit } from "./audit-plan.ts";

const ONE_IN_A_THOUSAND: AuditQuestion = {
  ...{ maxShare: 0.001, confidence: 0.95, allowedFailures: 0, readerMissRate: 0, nTotal: null },
};
const MILLIONS = 4_000_000;

/** P(at most k of n drawn are defects), term by term in logs. */
function hypergeometricAtMost(k: number, population: number, defects: number, n: number): number {
  const logChoose = (of: number, take: number) => {
    let sum = 0;
    for (let i = 1; i <= take; i++) sum += Math.log((of - take + i) / i);
    return sum;
  };
  let sum = 0;
  for (let x = 0; x <= k; x++)
    sum += Math.exp(logChoose(defects, x) + logChoose(population - defects, n - x) - logChoose(population, n));
  return sum;
}

test("0.1 % at 95 % without a failure takes 2,995 images, 2,994 out of four million", () => {
  expect(planAudit(ONE_IN_A_THOUSAND)).toBe(2995);
  expect(planAudit({ ...ONE_IN_A_THOUSAND, nTotal: MILLIONS })).toBe(2994);
});

test("without a failure the number is the closed form, whatever share, confidence and readers", () => {
  for (const maxShare of [0.5, 0.05, 0.01, 0.0001, 1e-6])
    for (const confidence of [0.8, 0.95, 0.999])
      for (const readerMissRate of [0, 0.1, 0.5]) {
        const exact = Math.log(1 - confidence) / Math.log1p(-maxShare * (1 - readerMissRate));
        expect(planAudit({ ...ONE_IN_A_THOUSAND, maxShare, confidence, readerMissRate })).toBe(Math.ceil(exact));
      }
});

test("failures that are allowed cost images: the published 1 % at 95 % takes 299, 473, 628", () => {
  const of = (allowedFailures: number) => planAudit({ ...ONE_IN_A_THOUSAND, maxShare: 0.01, allowedFailures });
  expect([of(0), of(1), of(2)]).toEqual([299, 473, 628]);
});

test("out of few images the number is the first that the hypergeometric tail allows, and never above the binomial one", () => {
  for (const [nTotal, maxShare, allowedFailures] of [
    [1000, 0.01, 0],
    [1000, 0.05, 2],
    [400, 0.1, 5],
  ]) {
    const question = { ...ONE_IN_A_THOUSAND, nTotal, maxShare, allowedFailures };
    const n = planAudit(question) ?? Number.NaN;
    const tail = (drawn: number) => hypergeometricAtMost(allowedFailures, nTotal, maxShare * nTotal, drawn);
    expect(tail(n)).toBeLessThanOrEqual(0.05);
    expect(tail(n - 1)).toBeGreaterThan(0.05);
    expect(n).toBeLessThanOrEqual(planAudit({ ...question, nTotal: null }) ?? 0);
  }
});

test("readers who miss a tenth make an audit longer by as much, of few images as of many", () => {
  const missing = { ...ONE_IN_A_THOUSAND, readerMissRate: 0.1 };
  expect(planAudit(missing)).toBe(3328);
  // One defect among ten, met in n / 10 of the draws and then seen nine times out of ten.
  const single = { ...missing, maxShare: 0.1, nTotal: 10, confidence: 0.6 };
  expect(planAudit(single)).toBe(7);
});

test("what even reading everything cannot bound is said, not planned", () => {
  // The only defect is overlooked a fifth of the time.
  expect(planAudit({ ...ONE_IN_A_THOUSAND, nTotal: 100, maxShare: 0.01, readerMissRate: 0.2 })).toBeNull();
  expect(planAudit({ ...ONE_IN_A_THOUSAND, nTotal: 100, maxShare: 0.01, allowedFailures: 1 })).toBeNull();
  expect(planAudit({ ...ONE_IN_A_THOUSAND, nTotal: 100, maxShare: 0.01 })).toBe(95);
});

const questions = fc.record({
  maxShare: fc.double({ min: 0.002, max: 0.6, noNaN: true }),
  confidence: fc.double({ min: 0.5, max: 0.99, noNaN: true }),
  allowedFailures: fc.integer({ min: 0, max: 4 }),
  readerMissRate: fc.constantFrom(0, 0.07, 0.4),
  nTotal: fc.constantFrom(null, 50, 3000, MILLIONS),
});

test("reading what was planned and finding what was allowed bounds the share that was asked for; one image fewer does not", () => {
  fc.assert(
    fc.property(questions, (question) => {
      const n = planAudit(question);
      if (n === null) return;
      const { maxShare, allowedFailures: nFound, ...reading } = question;
      expect(auditedShareBound({ ...reading, nRead: n, nFound })).toBeLessThanOrEqual(maxShare + 1e-12);
      if (n > nFound + 1 && question.nTotal === null)
        expect(auditedShareBound({ ...reading, nRead: n - 1, nFound })).toBeGreaterThan(maxShare - 1e-12);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test("a stricter question never takes fewer images", () => {
  fc.assert(
    fc.property(questions, (question) => {
      const n = planAudit(question) ?? Number.POSITIVE_INFINITY;
      const stricter: AuditQuestion[] = [
        { ...question, maxShare: question.maxShare / 2 },
        { ...question, confidence: (1 + question.confidence) / 2 },
        { ...question, allowedFailures: question.allowedFailures + 1 },
        { ...question, readerMissRate: (1 + question.readerMissRate) / 2 },
      ];
      for (const harder of stricter) expect(planAudit(harder) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(n);
    }),
    { numRuns: 100, seed: 2 },
  );
});

test("the bound is the exact binomial one, and everything read by readers who see all leaves nothing open", () => {
  const reading = { confidence: 0.95, readerMissRate: 0, nTotal: null };
  expect(auditedShareBound({ ...reading, nRead: 2995, nFound: 0 })).toBeCloseTo(1 - 0.05 ** (1 / 2995), 12);
  expect(auditedShareBound({ ...reading, nRead: 0, nFound: 0 })).toBe(1);
  expect(auditedShareBound({ ...reading, nRead: 7, nFound: 7 })).toBe(1);
  expect(auditedShareBound({ ...reading, nTotal: 80, nRead: 80, nFound: 3 })).toBe(3 / 80);
  // Half of what could be seen is overlooked: three bounds no more than all of it.
  expect(auditedShareBound({ ...reading, readerMissRate: 0.5, nRead: 3, nFound: 1 })).toBe(1);
});

test("a sample holds each position once, in an order that a longer one continues and another seed changes", () => {
  const sample = drawAuditSample(MILLIONS, 3000, 7);
  expect(new Set(sample).size).toBe(3000);
  expect(sample.every((position) => Number.isInteger(position) && position >= 0 && position < MILLIONS)).toBe(true);
  expect(drawAuditSample(MILLIONS, 5000, 7).slice(0, 3000)).toEqual(sample);
  expect(drawAuditSample(MILLIONS, 3000, 8)).not.toEqual(sample);
  expect(drawAuditSample(40, 40, 0).sort((a, b) => a - b)).toEqual([...Array(40).keys()]);
});

test("every position is as likely at every place", () => {
  const counts = Array.from({ length: 6 }, () => [0, 0, 0, 0, 0, 0]);
  for (let seed = 0; seed < 6000; seed++)
    for (const [place, position] of drawAuditSample(6, 6, seed).entries()) counts[place][position]++;
  // Each count is binomial (6000, 1/6): five standard deviations about 1000.
  for (const count of counts.flat())
    expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(6000 * (1 / 6) * (5 / 6)));
});

test("what makes no sense is refused by name and value", () => {
  const wrong: [Partial<AuditQuestion>, RegExp][] = [
    [{ maxShare: 0 }, /maxShare .*got 0/],
    [{ maxShare: 1 }, /maxShare .*got 1/],
    [{ maxShare: Number.NaN }, /maxShare .*got NaN/],
    [{ confidence: 1 }, /confidence .*got 1/],
    [{ allowedFailures: -1 }, /allowedFailures .*got -1/],
    [{ allowedFailures: 0.5 }, /allowedFailures .*got 0.5/],
    [{ readerMissRate: 1 }, /readerMissRate .*got 1/],
    [{ nTotal: 0 }, /nTotal .*got 0/],
  ];
  for (const [changes, message] of wrong)
    expect(() => planAudit({ ...ONE_IN_A_THOUSAND, ...changes })).toThrow(message);
  const reading = { confidence: 0.95, readerMissRate: 0, nTotal: 10 };
  expect(() => auditedShareBound({ ...reading, nRead: 11, nFound: 0 })).toThrow(/nRead .*got 11/);
  expect(() => auditedShareBound({ ...reading, nRead: 5, nFound: 6 })).toThrow(/nFound .*got 6/);
  expect(() => drawAuditSample(5, 6, 0)).toThrow(/n must .* 5, got 6/);
  expect(() => drawAuditSample(5, 2, 0.5)).toThrow(/seed/);
});
