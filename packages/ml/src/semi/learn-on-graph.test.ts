import { expect, test } from "vitest";
import { nearestNeighbors } from "../neighbors/nearest-neighbors.ts";
import { largestGap } from "../parity/sklearn-cases.fixture.ts";
import { fitLabelPropagation } from "./label-propagation/label-propagation.ts";
import { fitLabelSpreading } from "./label-spreading/label-spreading.ts";
import { MADE, madeRows } from "./made.fixture.ts";
import { meanOfNeighbors } from "./mean-of-neighbors.ts";
import { meanByKernel, rbfKernel } from "./rbf-kernel.ts";
import { neighborGraph } from "./similarity-graph.ts";

const { x, queries, y } = madeRows;
const ofClass1 = (distributions: Float64Array) => distributions.filter((_, at) => at % 2 === 1);

test.each(MADE.graphs)(
  "$method with kernel $kernel gives rows and new rows scikit-learn's probabilities",
  async (one) => {
    const { method, kernel, gamma, nNeighbors, alpha = 0.2 } = one;
    const until = { maxIter: 20_000, tol: 1e-10 };
    const neighbors = await nearestNeighbors(x, x, nNeighbors);
    const gram = await rbfKernel(x, x, gamma);
    const model =
      method === "LabelPropagation"
        ? await fitLabelPropagation(kernel === "knn" ? neighbors : gram, y, 2, until)
        : await fitLabelSpreading(kernel === "knn" ? await neighborGraph(x, nNeighbors) : gram, y, 2, {
            alpha,
            ...until,
          });
    expect(largestGap(ofClass1(model.distributions), one.probability)).toBeLessThan(1e-7);
    const asked =
      kernel === "knn"
        ? meanOfNeighbors(await nearestNeighbors(queries, x, nNeighbors), model.distributions, 2)
        : await meanByKernel(queries, x, gamma, model.distributions, 2);
    expect(largestGap(ofClass1(asked), one.queries)).toBeLessThan(1e-7);
  },
);
