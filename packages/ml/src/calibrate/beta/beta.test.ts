import { expect, test } from "vitest";
import { drawNormal } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { cases, queries } from "../made.fixture.ts";
import { sigmoid } from "../sigmoid.ts";
import { applyBeta, fitBeta } from "./beta.ts";

test.each(cases.map((made) => [made.name, made] as const))("on scores %s it is the optimiser's", (_name, made) => {
  [true, false].forEach((smoothTargets, at) => {
    const ours = applyBeta(fitBeta(made.scores, made.labels, { smoothTargets }), queries);
    // What a bounded quasi-Newton search settles to.
    ours.forEach((p, i) => {
      expect(Math.abs(p - made.beta[at][i])).toBeLessThan(2e-4);
    });
  });
});

test("probabilities that are right already keep a map close to the identity", () => {
  const random = createRandom(4);
  const scores = Array.from({ length: 20_000 }, () => sigmoid(1.5 * drawNormal(random)));
  const labels = scores.map((p) => (random() < p ? 1 : 0));
  const { a, b, c } = fitBeta(scores, labels, { smoothTargets: true });
  expect(Math.abs(a - 1)).toBeLessThan(0.1);
  expect(Math.abs(b - 1)).toBeLessThan(0.1);
  expect(Math.abs(c)).toBeLessThan(0.1);
});

test("labels that ask for a falling map get a flat one, at the share of cancers", () => {
  const model = fitBeta([0.9, 0.8, 0.7, 0.2, 0.1], [0, 0, 0, 1, 1], { smoothTargets: false });
  expect([model.a, model.b]).toEqual([0, 0]);
  expect(applyBeta(model, [0.3])[0]).toBeCloseTo(0.4, 9);
});
