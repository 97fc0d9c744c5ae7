import { createMatrix } from "@brainscan/ml/matrix/matrix";
import { createRandom } from "@brainscan/ml/random/random";
import { expect, test } from "vitest";
import { estimatePool } from "./estimate-pool.ts";

const random = createRandom(1, "pool");
const features = createMatrix(40, 3);
for (let at = 0; at < features.data.length; at++) features.data[at] = random();
const inputs = {
  features,
  labels: Int8Array.from({ length: 40 }, (_, row) => (row < 8 ? row % 2 : -1)),
  groups: Int32Array.from({ length: 40 }, (_, row) => row),
};
const params = { method: "logisticRegression", parameters: { C: 0.1 }, seed: 0, nResamples: 20 };

test("labels that the calibrator refuses are an answer with its reason and the counts, not a failure", async () => {
  const refused = await estimatePool(
    { inputs, params: { ...params, calibration: { calibrator: "isotonic" } } },
    () => 0,
  );
  expect(refused).toMatchObject({ refusal: "TOO_FEW_SAMPLES", assessment: null, preferred: null });
  expect(refused.counts).toMatchObject({ nNormal: 4, nCancer: 4, nPool: 32 });
  expect(refused.findings.map(({ code }) => code)).toEqual(["TOO_FEW_LABELS"]);
});

test("any other failure stays one, and the scores of the rows are not kept", async () => {
  await expect(estimatePool({ inputs, params: { ...params, method: "none" } }, () => 0)).rejects.toThrow("none");
  const found = await estimatePool({ inputs, params }, () => 0);
  expect(found).not.toHaveProperty("scores");
  expect(found.refusal).toBeNull();
});
