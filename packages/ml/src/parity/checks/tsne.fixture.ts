import { expect } from "vitest";
import { trustworthiness } from "../../metrics/trustworthiness.ts";
import { fitTsne, type TsneParams } from "../../project/tsne/tsne.ts";
import { createRandom } from "../../random/random.ts";
import type { Check, SklearnCase } from "../sklearn-cases.fixture.ts";

type TsneCase = SklearnCase<
  TsneParams & { nIter: number },
  { klDivergence: number; trustworthiness5: number },
  { trustworthiness: string }
>;

/** The note's share of the expected divergence that ours may reach. */
const DIVERGENCE_SHARE_MAX = 1.1;

/** Another random start, another map: what is compared is how good it is. */
export const checkTsne: Check = async (given, features) => {
  const { params, expected, tolerance } = given as unknown as TsneCase;
  const { nIter: maxIter, ...same } = params;
  const { embedding, klDivergence } = await fitTsne(features, { ...same, maxIter }, { random: createRandom(0) });
  expect(klDivergence).toBeLessThanOrEqual(DIVERGENCE_SHARE_MAX * expected.klDivergence);
  const allowed = Number(/^>= expected - ([\d.]+)$/.exec(tolerance.trustworthiness)?.[1]);
  expect(await trustworthiness(features, embedding, 5)).toBeGreaterThanOrEqual(expected.trustworthiness5 - allowed);
};
