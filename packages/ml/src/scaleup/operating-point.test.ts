import { expect, test } from "vitest";
import { operatingPoint, statusesOf } from "./operating-point.ts";
import type { QualityPoint } from "./quality.ts";
import { certifiedQuality, estimatedQuality, nothingMeasured, qualityOf, refutedQuality } from "./scaleup.fixture.ts";

const ASKED = { maxMissRate: 0.05, confidence: 0.95 };

test("50 cancers without a miss cannot promise 5 %, 59 can, and 60 ask for 4.9 %", () => {
  const careful = (nCancer: number): QualityPoint => ({
    ...{ threshold: 0.1, auditMisses: 0, cancers: { normal: 0, review: 0, cancer: nCancer } },
    normals: { normal: 20, review: 10, cancer: 15 },
  });
  const statusOf = (nCancer: number, maxMissRate = 0.05) =>
    operatingPoint(qualityOf({ nCancer, points: [careful(nCancer)] }), { ...ASKED, maxMissRate }).status;
  expect([statusOf(50), statusOf(58), statusOf(59)]).toEqual(["not decidable", "not decidable", "estimated"]);
  expect([statusOf(59, 0.049), statusOf(60, 0.049)]).toEqual(["not decidable", "estimated"]);
  expect(operatingPoint(qualityOf(), ASKED).missRateUpperBound).toBeCloseTo(0.0914, 4);
});

test("73 random cancers without a miss certify 5 % for the first model, 72 do not, and a second model takes 110", () => {
  const statusOf = (nAuditCancers: number, contract = 1) =>
    operatingPoint(qualityOf({ nAuditLabels: 200, nAuditCancers, contract }), ASKED).status;
  expect([statusOf(72), statusOf(73)]).toEqual(["not decidable", "certified"]);
  expect([statusOf(109, 2), statusOf(110, 2)]).toEqual(["not decidable", "certified"]);
});

test("it decides as many images normal as its status allows", () => {
  expect(statusesOf(estimatedQuality(), ASKED)).toEqual([
    ...["estimated", "estimated", "estimated", "not decidable", "refuted", "refuted"],
  ]);
  expect(operatingPoint(estimatedQuality(), ASKED).point?.threshold).toBe(0.2);
  // At 11 % a fourth threshold may be used.
  expect(operatingPoint(estimatedQuality(), { ...ASKED, maxMissRate: 0.11 }).point?.threshold).toBe(0.35);
});

test("thresholds are certified in sequence: what an audit refutes ends it", () => {
  expect(statusesOf(certifiedQuality(), ASKED).slice(0, 3)).toEqual(["certified", "certified", "estimated"]);
  expect(operatingPoint(certifiedQuality(), ASKED).point?.threshold).toBe(0.06);
});

test("the cancers of a certified point are those of the audits, the others' those out of fold", () => {
  const { point, nCancer, missRateUpperBound } = operatingPoint(certifiedQuality(), ASKED);
  expect([point?.cancers, nCancer, missRateUpperBound]).toEqual([{ normal: 0, review: 21, cancer: 129 }, 150, 0.05]);
  expect(operatingPoint(estimatedQuality(), ASKED).point?.cancers).toMatchObject({ normal: 10 });
});

test("an estimate that the audit contradicts is none", () => {
  const points = estimatedQuality().points.map((point) => ({ ...point, auditMisses: 8 }));
  const quality = { ...estimatedQuality(), ...{ nAuditLabels: 40, nAuditCancers: 30, points } };
  expect(operatingPoint(quality, ASKED).status).toBe("refuted");
});

test("errors of what cannot be decided are those of the most useful threshold within bounds, of what is refuted the most careful one's", () => {
  expect(operatingPoint(qualityOf(), ASKED)).toMatchObject({ status: "not decidable", point: { threshold: 0.2 } });
  expect(operatingPoint(refutedQuality(), ASKED)).toMatchObject({ status: "refuted", point: { threshold: 0.01 } });
  expect(operatingPoint(nothingMeasured(), ASKED)).toMatchObject({ status: "not decidable", point: null });
});

test("above the normals' own threshold no higher one is chosen, since it only reviews more", () => {
  const points = [0.2, 0.9].map((threshold, i) => ({
    ...{ threshold, auditMisses: 0, cancers: { normal: 0, review: 5 + 20 * i, cancer: 495 - 20 * i } },
    normals: { normal: 300, review: 50 + 20 * i, cancer: 100 - 20 * i },
  }));
  expect(operatingPoint({ ...estimatedQuality(), points }, ASKED).point?.threshold).toBe(0.2);
});
