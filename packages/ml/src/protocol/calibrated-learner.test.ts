import { describe, expect, test } from "vitest";
import { CalibrationRefused } from "../calibrate/calibration-refused.ts";
import { sigmoid } from "../calibrate/sigmoid.ts";
import { createMatrix, matrixFromRows, takeRows } from "../matrix/matrix.ts";
import { logLoss } from "../metrics/log-loss.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import type { Learner, TrainingRows } from "../registry/learner.ts";
import { logisticRegressionMethod } from "../supervised/logistic-regression/logistic-regression-method.ts";
import { calibratedLearner, crossFitCalibration } from "./calibrated-learner.ts";

/** Two overlapping clouds; rows 2i and 2i + 1 of a class are one family; every fourth unlabelled row is kin to a labelled one. */
function drawRows(n: number, seed: number, gap = 1.5): TrainingRows {
  const random = createRandom(seed, "calibrated learner");
  const labels = Int8Array.from({ length: n }, (_, row) => (row >> 1) % 2);
  const row = (label: number) => [drawNormal(random) + gap * label, drawNormal(random), drawNormal(random)];
  return {
    labelled: { features: matrixFromRows(Array.from(labels, row)), views: {} },
    labels,
    groups: Int32Array.from({ length: n }, (_, at) => at >> 1),
    unlabelled: { features: matrixFromRows(Array.from({ length: n }, (_, at) => row(at % 2))), views: {} },
    unlabelledGroups: Int32Array.from({ length: n }, (_, at) => (at % 4 === 0 ? at >> 1 : 10_000 + at)),
  };
}

/** Far too sure of what a nearest-centre rule sees. */
const sure: Learner<unknown> = async ({ labelled: { features }, labels }) => {
  const centres = [0, 1].map((label) => {
    const own = takeRows(
      features,
      Array.from(labels.keys()).filter((at) => labels[at] === label),
    );
    return own.data.reduce((sum, value, at) => (at % own.cols === 0 ? sum + value / own.rows : sum), 0);
  });
  const middle = (centres[0] + centres[1]) / 2;
  return {
    selected: { converged: 1 },
    nUnlabelled: 0,
    score: async (asked) =>
      Float64Array.from({ length: asked.features.rows }, (_, at) =>
        sigmoid(20 * (asked.features.data[at * 3] - middle)),
      ),
  };
};

/** Scores 1 what it was shown, labelled or not, and 0 what it was not. */
const memory: Learner<unknown> = async ({ labelled, unlabelled }) => {
  const keys = ({ data, rows, cols }: { data: Float32Array; rows: number; cols: number }) =>
    Array.from({ length: rows }, (_, at) => data.subarray(at * cols, (at + 1) * cols).join());
  const seen = new Set([...keys(labelled.features), ...keys(unlabelled.features)]);
  return {
    selected: {},
    nUnlabelled: unlabelled.features.rows,
    score: async ({ features }) => Float64Array.from(keys(features), (key) => (seen.has(key) ? 1 : 0)),
  };
};

describe("calibration inside the training rows", () => {
  test("no score that the calibrator learns from has seen its row, or a copy in its family, labelled or not", async () => {
    const rows = drawRows(40, 1);
    // Each labelled row has a labelled copy in its family, and every fourth unlabelled row is such a copy too.
    rows.labels.forEach((_, at) => {
      rows.labelled.features.data.copyWithin(at * 3, (at - (at % 2)) * 3, (at - (at % 2)) * 3 + 3);
    });
    for (let at = 0; at < 40; at += 4)
      rows.unlabelled.features.data.set(rows.labelled.features.data.subarray(at * 3, at * 3 + 3), at * 3);
    const { uncalibrated } = await crossFitCalibration(memory, rows, {}, { calibrator: "platt" }, { seed: 0 });
    expect(Array.from(uncalibrated)).toEqual(Array(40).fill(0));
  });

  test.each(["platt", "temperature", "beta", "isotonic"])(
    "%s makes a learner that is too sure lose less on unseen rows",
    async (calibrator) => {
      const [rows, unseen] = [drawRows(240, 2), drawRows(400, 3)];
      const plain = await sure(rows, {}, { seed: 0 });
      const calibrated = await calibratedLearner(sure, { calibrator })(rows, {}, { seed: 0 });
      const before = logLoss(unseen.labels, await plain.score(unseen.labelled)) ?? 0;
      const after = logLoss(unseen.labels, await calibrated.score(unseen.labelled)) ?? Infinity;
      expect(before).toBeGreaterThan(1);
      // Isotonic steps may reach 0 or 1, where one mistake costs 36.
      expect(after).toBeLessThan(calibrator === "isotonic" ? before : 0.62);
    },
  );

  test("a learner of the registry keeps its choices, says how it was calibrated, and is the same for the same seed", async () => {
    const rows = drawRows(60, 4);
    const parameters = { C: "auto" as const, classWeight: "none" as const };
    const fit = () =>
      crossFitCalibration(logisticRegressionMethod.learn, rows, parameters, { calibrator: "beta" }, { seed: 7 });
    const [first, second] = [await fit(), await fit()];
    expect(first.selected.converged).toBe(1);
    expect(Object.keys(first.calibration)).toEqual(["a", "b", "c", "converged"]);
    expect(first.outOfFold).toEqual(second.outOfFold);
    expect(await first.score(rows.labelled)).toEqual(await second.score(rows.labelled));
    expect(first.outOfFold).not.toEqual(first.uncalibrated);
    expect(await first.score({ features: createMatrix(0, 3), views: {} })).toHaveLength(0);
  });

  test("too few families or rows are refused with a code and the counts", async () => {
    const few = drawRows(4, 5);
    const asked = crossFitCalibration(sure, few, {}, { calibrator: "platt" }, { seed: 0 });
    await expect(asked).rejects.toThrow("1 normal and 1 cancer families");
    await expect(asked).rejects.toBeInstanceOf(CalibrationRefused);
    const isotonic = crossFitCalibration(sure, drawRows(40, 5), {}, { calibrator: "isotonic" }, { seed: 0 });
    await expect(isotonic).rejects.toMatchObject({ code: "TOO_FEW_SAMPLES" });
  });

  test("an unknown calibrator, an unknown parameter and one inner fold are refused", async () => {
    const rows = drawRows(40, 6);
    const fit = (config: Parameters<typeof crossFitCalibration>[3]) =>
      crossFitCalibration(sure, rows, {}, config, { seed: 0 });
    await expect(fit({ calibrator: "kMeans" })).rejects.toThrow("it must be one of platt, temperature, beta, isotonic");
    await expect(fit({ calibrator: "platt", parameters: { tol: 1 } })).rejects.toThrow("tol");
    await expect(fit({ calibrator: "platt", nSplits: 1 })).rejects.toThrow("nSplits is 1");
  });

  test("an aborted fit throws the signal's reason", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    const fit = crossFitCalibration(sure, drawRows(40, 6), {}, { calibrator: "platt" }, { seed: 0, signal });
    await expect(fit).rejects.toThrow("enough");
  });
});
