import { createGraph, type GraphBuilder } from "../onnx/graph-builder.ts";
import { floatArithmetic } from "./float-layers.ts";
import { int8Arithmetic } from "./int8/int8-layers.ts";
import { FLOAT32, type NetworkForm } from "./network-form.ts";
import type { ResNet } from "./read-resnet.ts";
import { walkLayers } from "./walk-layers.ts";

/** Names of the graph's one input (n x 3 x height x width, normalised) and of its outputs. */
export const INPUT = "input";
export const AVGPOOL = "avgpool";
export const LAYER3 = "layer3";
export const LAYER4_MAPS = "layer4";
export const LOGITS = "logits";

/** ONNX's number of float32, for casts. */
const FLOAT32_TYPE = 1;
const FLOAT16_TYPE = 10;

/** Global average pooling of n x c maps: n x c. */
export function addGlobalPool(graph: GraphBuilder, maps: string, output: string): string {
  const pooled = graph.node("GlobalAveragePool", [maps], `${output}.pooled`);
  return graph.node("Flatten", [pooled], output, { axis: { int: 1 } });
}

/** The network from normalised images up to its `nLayers`-th layer, 1 to 4.
 *  @param input  float32
 *  @returns names of the float32 maps that each of these layers gives
 *  @throws RangeError when the form lacks a range, or half precision cannot hold a weight */
export function addLayers(
  graph: GraphBuilder,
  resnet: ResNet,
  input: string,
  nLayers: number,
  form: NetworkForm = FLOAT32,
): string[] {
  const { precision } = form;
  if (precision === "float32")
    return walkLayers(resnet, nLayers, floatArithmetic(graph, input, { lastMaps: LAYER4_MAPS }));
  if (precision === "int8") {
    const int8 = int8Arithmetic(graph, input, { ranges: form.ranges, lastMaps: LAYER4_MAPS });
    return walkLayers(resnet, nLayers, int8).map(({ real }) => real);
  }
  const halves = graph.node("Cast", [input], "input.half", { to: { int: FLOAT16_TYPE } });
  const half = floatArithmetic(graph, halves, { half: true, lastMaps: `${LAYER4_MAPS}.half` });
  return walkLayers(resnet, nLayers, half).map((maps, layer) =>
    graph.node("Cast", [maps], layer === 3 ? LAYER4_MAPS : `layer${layer + 1}.single`, { to: { int: FLOAT32_TYPE } }),
  );
}

/** An ONNX model of the network in evaluation: `avgpool` (n x features), `layer3` after global average pooling,
 *  the `layer4` maps (n x features x height/32 x width/32), and `logits` where the weights have a final layer, all float32.
 *  Batch, height and width are free.
 *  @throws RangeError when the form does not fit the weights */
export function buildResNetModel(resnet: ResNet, form: NetworkForm = FLOAT32): Uint8Array {
  const graph = createGraph(resnet.architecture);
  const input = graph.input(INPUT, ["n", 3, "height", "width"]);
  const [, , layer3, layer4] = addLayers(graph, resnet, input, 4, form);
  for (const [maps, output] of [
    [layer3, LAYER3],
    [layer4, AVGPOOL],
  ] as const) {
    addGlobalPool(graph, maps, output);
    graph.output(output, ["n", resnet.dims[output]]);
  }
  graph.output(LAYER4_MAPS, ["n", resnet.dims.avgpool, "rows", "columns"]);
  if (resnet.classifier) {
    const { weight, bias, nClasses } = resnet.classifier;
    const constants = [
      graph.constant("fc.weight", [nClasses, resnet.dims.avgpool], weight),
      graph.constant("fc.bias", [nClasses], bias),
    ];
    graph.node("Gemm", [AVGPOOL, ...constants], LOGITS, { transB: { int: 1 } });
    graph.output(LOGITS, ["n", nClasses]);
  }
  return graph.encode();
}
