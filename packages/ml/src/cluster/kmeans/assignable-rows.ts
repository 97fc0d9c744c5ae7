import { columnMeans } from "../../matrix/centred-rows.ts";
import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { type ScreenedRows, screeningScale, screenRows } from "../../matrix/screened-rows.ts";
import { computeGraph } from "../../onnx/compute-graph.ts";
import { createGraph } from "../../onnx/graph-builder.ts";

/** Rows that go to their nearest centre: as given, and as products in single precision see them. */
export type AssignableRows = { features: Matrix; origin: Float64Array; scale: number; screened: ScreenedRows };

/** Every row less its own part of the distance, |c|^2 - 2xc for each centre c, n x k, with what bounds its error. */
export type CenterScores = {
  scores: Float32Array;
  /** k */
  lengthsSq: Float64Array;
  /** Entries are in units of 1 / scale^2. */
  scale: number;
};

export function openRows(features: Matrix, origin = columnMeans(features)): AssignableRows {
  const scale = screeningScale(features, origin);
  return { features, origin, scale, screened: screenRows(features, origin, scale) };
}

/** Some of the rows. @throws RangeError when an index names no row */
export function takeAssignable(
  { features, screened, ...same }: AssignableRows,
  indices: ArrayLike<number>,
): AssignableRows {
  const lengthsSq = Float64Array.from(indices, (row) => screened.lengthsSq[row]);
  const taken = { single: takeRows(screened.single, indices), lengthsSq };
  return { ...same, features: takeRows(features, indices), screened: taken };
}

const scoreGraph = computeGraph(() => {
  const graph = createGraph("centre scores");
  graph.input("rows", ["n", "d"]);
  graph.input("centers", ["k", "d"]);
  graph.input("offsets", ["k"]);
  graph.node("Gemm", ["rows", "centers", "offsets"], "scores", { transB: { int: 1 }, alpha: { float: -2 } });
  graph.output("scores", ["n", "k"]);
  return graph.encode();
});

/** Scores of rows [from, to) against k centres (k x d, in the coordinates of the features). */
export async function scoreCenters(
  { origin, scale, screened }: AssignableRows,
  from: number,
  to: number,
  centers: Float64Array,
): Promise<CenterScores> {
  const d = origin.length;
  const k = centers.length / d;
  const single = new Float32Array(centers.length);
  const lengthsSq = new Float64Array(k);
  for (let at = 0; at < centers.length; at++) {
    const value = (centers[at] - origin[at % d]) * scale;
    single[at] = value;
    lengthsSq[Math.floor(at / d)] += value * value;
  }
  const { scores } = await scoreGraph.run(
    {
      rows: { data: screened.single.data.subarray(from * d, to * d), shape: [to - from, d] },
      centers: { data: single, shape: [k, d] },
      offsets: { data: Float32Array.from(lengthsSq), shape: [k] },
    },
    ["scores"],
  );
  return { scores: scores.data as Float32Array, lengthsSq, scale };
}
