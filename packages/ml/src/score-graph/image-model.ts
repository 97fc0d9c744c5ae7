import { FLOAT32, type NetworkForm } from "../backbone/network-form.ts";
import type { ResNet } from "../backbone/read-resnet.ts";
import { AVGPOOL, addGlobalPool, addLayers, INPUT, LAYER3 } from "../backbone/resnet-graph.ts";
import { PREPROCESSING } from "../image/preprocess.ts";
import { createGraph, type ModelNotes } from "../onnx/graph-builder.ts";
import { addClassifierOutputs, type FittedClassifier } from "./classifier-outputs.ts";

export type ImageModelParams = {
  resnet: ResNet;
  /** In which numbers the embeddings were made that the classifier learned from; float32 by default. */
  network?: NetworkForm;
  /** Whose pooled maps are the features. */
  layer: typeof AVGPOOL | typeof LAYER3;
  /** Whether the method also reads the other layer, as its view "second". */
  second: boolean;
  classifier: FittedClassifier;
  notes: ModelNotes;
};

/** From images, normalised as preprocess does (n x 3 x 224 x 224), to P(cancer), as an ONNX file: the network as far as it
 *  is needed, in the precision of its embeddings, then the classifier, in double. Batches of any size.
 *  Same arguments, same bytes.
 *  @throws RangeError when the method cannot be written as a graph */
export function buildImageModel({
  resnet,
  network = FLOAT32,
  layer,
  second,
  classifier,
  notes,
}: ImageModelParams): Uint8Array {
  const graph = createGraph(`${resnet.architecture} classifier`);
  const { cropPx } = PREPROCESSING;
  const input = graph.input(INPUT, ["n", 3, cropPx, cropPx]);
  const other = layer === LAYER3 ? AVGPOOL : LAYER3;
  const deep = second || layer === AVGPOOL;
  const maps = addLayers(graph, resnet, input, deep ? 4 : 3, network);
  const pooled = (name: typeof layer) => addGlobalPool(graph, maps[name === LAYER3 ? 2 : 3], name);
  const views: Record<string, string> = second ? { second: pooled(other) } : {};
  addClassifierOutputs(graph, { features: pooled(layer), views }, classifier);
  return graph.encode(notes);
}
