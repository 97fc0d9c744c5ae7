import { readFile } from "node:fs/promises";
import type { NetworkForm } from "@brainscan/ml/backbone/network-form";
import { readResNet } from "@brainscan/ml/backbone/read-resnet";
import { readWeights } from "@brainscan/ml/backbone/weights/read-weights";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import type { ModelNotes } from "@brainscan/ml/onnx/graph-builder";
import type { ExperimentConfig, ExperimentInputs, FoldResult } from "@brainscan/ml/protocol/experiment";
import { fitFinalModel } from "@brainscan/ml/protocol/fit-final-model";
import { inGivenOrder } from "@brainscan/ml/protocol/order-by-key";
import { buildImageModel } from "@brainscan/ml/score-graph/image-model";
import { runClassifierGraph } from "@brainscan/ml/score-graph/run-classifier-graph";

/** How far a model that is handed out may be from the product's own scores on the cached embeddings: a tenth of what is
 *  promised of the whole file, whose network may run elsewhere. */
const DIFFERENCE_MAX = 1e-5;

export type ImageModelTask = {
  /** What the final model was fitted from. */
  inputs: ExperimentInputs;
  config: ExperimentConfig;
  folds: FoldResult[];
  outOfFold: Float64Array;
  /** n each: what the product said of these rows. */
  said: { scores: ArrayLike<number>; calibrated: ArrayLike<number> | null };
  layer: "avgpool" | "layer3";
  weightsPath: string;
  /** In which numbers the embeddings were made. */
  network: NetworkForm;
  notes: ModelNotes;
};

/** `difference` is the largest, over all rows and both outputs, from what the product said; there are no bytes when it is
 *  more than may be. */
export type ImageModelFile = { difference: number; bytes: Uint8Array | null };

export const exportTasks = {
  /** Fits the final model again, writes it as a graph, and holds the graph against what the product said. */
  imageModel: async (task: ImageModelTask): Promise<ImageModelFile> => {
    const { inputs, config, folds, outOfFold, said, layer, weightsPath, network, notes } = task;
    const model = await fitFinalModel(inputs, config, folds, outOfFold);
    const { features, views = {} } = model.inputs;
    // Augmented copies are learned from; no score reads them.
    const read: Record<string, Matrix> = views.second ? { second: views.second } : {};
    const found = await runClassifierGraph({ features, views: read }, model);
    const difference = Math.max(
      largestDifference(inGivenOrder(found.scores, model.order), said.scores),
      largestDifference(inGivenOrder(found.probabilities, model.order), said.calibrated ?? said.scores),
    );
    if (!(difference <= DIFFERENCE_MAX)) return { difference, bytes: null };
    const resnet = readResNet(readWeights(await readFile(weightsPath)));
    const second = views.second !== undefined;
    return { difference, bytes: buildImageModel({ resnet, network, layer, second, classifier: model, notes }) };
  },
};

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = a.length === b.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i] - b[i]));
  return largest;
}
