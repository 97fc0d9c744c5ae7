import { computeGraph } from "../onnx/compute-graph.ts";
import { createGraph } from "../onnx/graph-builder.ts";

/** onnx.TensorProto's numbers of the types that TopK speaks and that we read. */
const INT64 = 7;
const INT32 = 6;

/** For each query q the c references r with the smallest offset - 2qr, smallest first: the squared distances less the
 *  query's own part, a product and the choice in one graph so that the n distances never leave it.
 *  inputs: queries b x d, references n x d, offsets n, count [c]; outputs: scores b x c, indices b x c. */
export const candidateGraph = computeGraph(() => {
  const graph = createGraph("candidates");
  graph.input("queries", ["b", "d"]);
  graph.input("references", ["n", "d"]);
  graph.input("offsets", ["n"]);
  graph.input("count", [1], "int32");
  graph.node("Gemm", ["queries", "references", "offsets"], "all", { transB: { int: 1 }, alpha: { float: -2 } });
  graph.node("Cast", ["count"], "count64", { to: { int: INT64 } });
  graph.node("TopK", ["all", "count64"], ["scores", "indices64"], { axis: { int: 1 }, largest: { int: 0 } });
  graph.node("Cast", ["indices64"], "indices", { to: { int: INT32 } });
  graph.output("scores", ["b", "c"]);
  graph.output("indices", ["b", "c"], "int32");
  return graph.encode();
});
