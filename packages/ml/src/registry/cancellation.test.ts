import { expect, test } from "vitest";
import { matrixFromRows } from "../matrix/matrix.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { findProjector } from "./methods.ts";

/** A fit that would last for minutes is told to stop by a task that can run only when the fit lets the thread go. */
test.each([
  ["tsne", { maxIter: 100_000, minGradNorm: 0, nInit: 1 }],
  ["umap", { nEpochs: 100_000 }],
])("%s stops soon after somebody else aborts its signal", async (id, chosen) => {
  const random = createRandom(0);
  const rows = Array.from({ length: 300 }, () => Array.from({ length: 4 }, () => drawNormal(random)));
  const controller = new AbortController();
  let asked = false;
  let done = 0;
  const onProgress = (steps: number) => {
    done = steps;
    if (asked) return;
    asked = true;
    setImmediate(() => controller.abort(new Error("enough")));
  };
  const method = findProjector(id);
  const parameters = method.parameters.parse(chosen);
  const fit = method.project(matrixFromRows(rows), parameters, { random, onProgress, signal: controller.signal });
  await expect(fit).rejects.toThrow("enough");
  expect(done).toBeLessThan(10_000);
});
