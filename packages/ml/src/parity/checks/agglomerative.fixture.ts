import { expect } from "vitest";
import { type AgglomerativeParams, fitAgglomerative } from "../../cluster/agglomerative/agglomerative.ts";
import { createRandom } from "../../random/random.ts";
import { firstSeen } from "../first-seen.fixture.ts";
import { type Check, largest, type SklearnCase } from "../sklearn-cases.fixture.ts";

type Expected = { labels: number[]; mergeDistancesLast10: number[] };
type AgglomerativeCase = SklearnCase<AgglomerativeParams, Expected, { distancesRel: number }>;

/** The same partition, and the last merges at the same distances. */
export const checkAgglomerative: Check = async (given, features) => {
  const { params, expected, tolerance } = given as unknown as AgglomerativeCase;
  const { labels, distances } = await fitAgglomerative(features, params, { random: createRandom(0) });
  expect(firstSeen(labels)).toEqual(firstSeen(expected.labels));
  const wanted = expected.mergeDistancesLast10;
  const last = distances.slice(distances.length - wanted.length);
  expect(last).toHaveLength(wanted.length);
  expect(largest(wanted.map((distance, at) => last[at] / distance - 1))).toBeLessThanOrEqual(tolerance.distancesRel);
};
