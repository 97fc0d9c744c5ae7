import { expect } from "vitest";
import { fitHdbscan, type HdbscanParams } from "../../cluster/hdbscan/hdbscan.ts";
import { adjustedRandIndex } from "../../metrics/adjusted-rand-index.ts";
import { createRandom } from "../../random/random.ts";
import { type Check, largest, type SklearnCase } from "../sklearn-cases.fixture.ts";

type HdbscanCase = SklearnCase<
  HdbscanParams,
  { labels: number[]; probabilities: number[] },
  { labels: string; probabilities: number }
>;

/** Partitions agree to the index that the case states, noise but for the points that it allows; probabilities are
 *  compared wherever both call a point noise or neither does. */
export const checkHdbscan: Check = async (given, features) => {
  const { params, expected, tolerance } = given as unknown as HdbscanCase;
  const { labels, probabilities } = await fitHdbscan(features, params, { random: createRandom(0) });
  const stated = /ari>=([\d.]+) and noise set equal within (\d+) points/.exec(tolerance.labels);
  if (!stated) throw new Error(`no way to compare labels by "${tolerance.labels}"`);
  expect(adjustedRandIndex(labels, expected.labels)).toBeGreaterThanOrEqual(Number(stated[1]));
  const agreed = [...labels.keys()].filter((row) => (labels[row] === -1) === (expected.labels[row] === -1));
  expect(labels.length - agreed.length).toBeLessThanOrEqual(Number(stated[2]));
  const gaps = agreed.map((row) => probabilities[row] - expected.probabilities[row]);
  expect(largest(gaps)).toBeLessThanOrEqual(tolerance.probabilities);
};
