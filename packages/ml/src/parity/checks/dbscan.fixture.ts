import { expect } from "vitest";
import { type DbscanParams, fitDbscan } from "../../cluster/dbscan/dbscan.ts";
import { createRandom } from "../../random/random.ts";
import { firstSeen } from "../first-seen.fixture.ts";
import type { Check, SklearnCase } from "../sklearn-cases.fixture.ts";

type DbscanCase = SklearnCase<DbscanParams, { labels: number[]; coreSampleIndices: number[] }>;

/** The same partition with the same noise, and the same core samples as a set. */
export const checkDbscan: Check = async (given, features) => {
  const { params, expected } = given as unknown as DbscanCase;
  const { labels, coreSampleIndices } = await fitDbscan(features, params, { random: createRandom(0) });
  expect(firstSeen(labels)).toEqual(firstSeen(expected.labels));
  expect(new Set(coreSampleIndices)).toEqual(new Set(expected.coreSampleIndices));
};
