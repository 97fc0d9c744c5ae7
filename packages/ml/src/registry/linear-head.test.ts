import { describe, expect, test } from "vitest";
import { decisionValues, foldLinearHead } from "../explain/linear-head.ts";
import type { Matrix } from "../matrix/matrix.ts";
import { classOf, drawClouds, smallParameters, withViews } from "./contract.fixture.ts";
import { type TrainingRows, takeSample } from "./learner.ts";
import { CLASSIFIERS, findClassifier } from "./methods.ts";
import { parseParameters } from "./parameters.ts";

const LINEAR = ["logisticRegression", "linearDiscriminant", "svc"];

/** Columns of different units and a constant one, so that a scaler left out of the chain would show. */
function stretched(clouds: Matrix): Matrix {
  const units = [1, 30, 0.02, 5, 1, 0];
  return { ...clouds, data: clouds.data.map((value, at) => 7 + units[at % 6] * value) };
}

function training(): TrainingRows {
  const sample = withViews(stretched(drawClouds(60, 6, 1, 1)));
  const labelled = Array.from({ length: 40 }, (_, row) => row);
  return {
    labelled: takeSample(sample, labelled),
    labels: Int8Array.from(labelled, classOf),
    groups: Int32Array.from(labelled),
    unlabelled: takeSample(
      sample,
      [...Array(20).keys()].map((row) => 40 + row),
    ),
  };
}

const asked = withViews(stretched(drawClouds(200, 6, 1, 2)));
const orderOf = (values: Float64Array) => Array.from(values.keys()).sort((a, b) => values[a] - values[b]);

function learn(id: string, given: Record<string, unknown>) {
  const method = findClassifier(id);
  const parameters = parseParameters(method.parameters, { ...smallParameters(method, 60), ...given });
  return method.learn(training(), parameters, { seed: 0 });
}

describe.each(CLASSIFIERS.map(({ id }) => id))("%s", (id) => {
  test("its head, folded through the chain, gives the log odds of its score and orders rows exactly so", async () => {
    const { linearHead, score } = await learn(id, id === "svc" ? { kernel: "linear" } : {});
    if (!LINEAR.includes(id)) {
      expect(linearHead).toBeUndefined();
      return;
    }
    if (!linearHead) throw new Error("a linear method without a head");
    const scores = await score(asked);
    const decisions = decisionValues(foldLinearHead(linearHead), asked.features);
    expect(orderOf(decisions)).toEqual(orderOf(scores));
    decisions.forEach((decision, row) => {
      expect(decision).toBeCloseTo(Math.log(scores[row] / (1 - scores[row])), 3);
    });
  });
});

test("a support vector machine with another kernel has no head", async () => {
  expect((await learn("svc", { kernel: "rbf" })).linearHead).toBeUndefined();
});
