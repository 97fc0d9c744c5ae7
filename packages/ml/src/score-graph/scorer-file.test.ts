import { describe, expect, test } from "vitest";
import { classOf, drawClouds, smallParameters, withViews } from "../registry/contract.fixture.ts";
import { type Sample, takeSample } from "../registry/learner.ts";
import { CLASSIFIERS, findCalibrator, findClassifier } from "../registry/methods.ts";
import { parseParameters } from "../registry/parameters.ts";
import { representedLearner } from "../representation/represented-learner.ts";
import { encodeScorer, openScorer } from "./scorer-file.ts";

const COLUMNS = 40;
const rowsFrom = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const all = withViews(drawClouds(70, COLUMNS, 1, 1));
const withSecond = ({ features, views: { second } }: Sample): Sample => ({ features, views: { second } });
const asked = withSecond(withViews(drawClouds(300, COLUMNS, 1, 2)));
const training = {
  labelled: takeSample(all, rowsFrom(0, 40)),
  labels: Int8Array.from({ length: 40 }, (_, row) => classOf(row)),
  groups: Int32Array.from({ length: 40 }, (_, row) => row),
  unlabelled: takeSample(all, rowsFrom(40, 70)),
};
const columns = { features: COLUMNS, views: { second: asked.views.second.cols } };

function learn(id: string) {
  const method = findClassifier(id);
  const parameters = parseParameters(method.parameters, smallParameters(method, 70));
  return representedLearner(method, { kind: "standardised" })(training, parameters, { seed: 0 });
}

const written = CLASSIFIERS.filter(({ scoreGraph }) => scoreGraph === "WRITTEN").map(({ id }) => id);

describe.each(written)("%s from a file", (id) => {
  test("says of a row the same, to the last bit, wherever it stands and whatever stands beside it", async () => {
    const scorer = openScorer(encodeScorer(columns, { fitted: await learn(id), calibration: null }));
    const { scores } = await scorer.score(asked);
    for (const from of [1, 7, 257]) {
      const rest = rowsFrom(from, 300);
      expect((await scorer.score(takeSample(asked, rest))).scores).toEqual(scores.slice(from));
      const turned = (await scorer.score(takeSample(asked, rest.toReversed()))).scores;
      expect(turned.reverse()).toEqual(scores.slice(from));
      expect((await scorer.score(takeSample(asked, [from]))).scores[0]).toBe(scores[from]);
    }
  });

  test("says what the fitted method says", async () => {
    const fitted = await learn(id);
    const { scores, probabilities } = await openScorer(encodeScorer(columns, { fitted, calibration: null })).score(
      asked,
    );
    const own = await fitted.score(asked);
    expect(new Set(scores).size).toBeGreaterThan(1);
    // The exponentials of the RBF machine come from a table in the product.
    for (const [row, score] of scores.entries()) expect(Math.abs(score - own[row])).toBeLessThan(1e-7);
    expect(probabilities).toEqual(scores);
  });
});

test("its probabilities are the calibrated ones", async () => {
  const fitted = await learn("logisticRegression");
  const own = await fitted.score(asked);
  const platt = findCalibrator("platt");
  const labels = own.map((score, i) => (score + 0.4 * Math.sin(i) > 0.5 ? 1 : 0));
  const calibration = platt.fit(own, labels, parseParameters(platt.parameters, {}));
  const { probabilities } = await openScorer(encodeScorer(columns, { fitted, calibration })).score(asked);
  const told = calibration.calibrate(own);
  expect(probabilities).not.toEqual(own);
  for (const [row, probability] of probabilities.entries()) expect(probability).toBeCloseTo(told[row], 10);
});

test("the same model gives the same bytes; a transductive one gives none", async () => {
  const bytesOf = async () => encodeScorer(columns, { fitted: await learn("svc"), calibration: null });
  expect(Buffer.from(await bytesOf()).equals(await bytesOf())).toBe(true);
  const transductive = await learn("labelSpreading");
  expect(() => encodeScorer(columns, { fitted: transductive, calibration: null })).toThrow("no form as a graph");
});
