import { expect } from "vitest";
import { adjustedRandIndex } from "../../metrics/adjusted-rand-index.ts";

/** Two partitions agree as a case asks: "ari>=0.99" by the adjusted Rand index, where every value is a cluster. */
export function expectAgreement(ours: ArrayLike<number>, theirs: ArrayLike<number>, asked: string): void {
  const [, least] = /^ari>=(\d*\.?\d+)$/.exec(asked) ?? [];
  if (least === undefined) throw new Error(`labels are to agree as ${asked}, which is not ari>=NUMBER`);
  expect(adjustedRandIndex(theirs, ours)).toBeGreaterThanOrEqual(Number(least));
}
