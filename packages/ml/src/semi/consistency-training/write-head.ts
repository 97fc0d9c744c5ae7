import type { StandardScaler } from "../../scale/standard-scaler.ts";
import type { WriteScore } from "../../score-graph/write-score.ts";
import { writeNetwork } from "../../supervised/mlp/write-mlp.ts";
import { type Head, layersOf } from "./head.ts";

/** predictConsistencyTraining as operators: a head is a network of one or two layers. */
export function writeHead(scaler: StandardScaler, head: Head): WriteScore {
  const { first, firstBias, last, lastBias } = layersOf(head);
  const layers = [{ weights: last, bias: lastBias }];
  return writeNetwork(scaler, head.hidden === 0 ? layers : [{ weights: first, bias: firstBias }, ...layers]);
}
