import { createGraph, type GraphBuilder } from "../onnx/graph-builder.ts";
import type { Convolution } from "./fold-batch-norm.ts";
import type { ResNet, ResNetBlock } from "./read-resnet.ts";

/** Names of the graph's one input (n x 3 x height x width, normalised) and of its outputs. */
export const INPUT = "input";
export const AVGPOOL = "avgpool";
export const LAYER3 = "layer3";
export const LAYER4_MAPS = "layer4";
export const LOGITS = "logits";

function addConvolution(graph: GraphBuilder, input: string, convolution: Convolution): string {
  const { name, weight, bias, outChannels, inChannels, kernel, stride } = convolution;
  const padding = Math.floor(kernel / 2);
  const inputs = [
    input,
    graph.constant(`${name}.weight`, [outChannels, inChannels, kernel, kernel], weight),
    graph.constant(`${name}.bias`, [outChannels], bias),
  ];
  return graph.node("Conv", inputs, name, {
    kernel_shape: { ints: [kernel, kernel] },
    strides: { ints: [stride, stride] },
    pads: { ints: [padding, padding, padding, padding] },
  });
}

function addBlock(graph: GraphBuilder, input: string, { convolutions, downsample }: ResNetBlock, output: string) {
  let branch = input;
  for (const [i, convolution] of convolutions.entries()) {
    branch = addConvolution(graph, branch, convolution);
    if (i < convolutions.length - 1) branch = graph.node("Relu", [branch], `${branch}.relu`);
  }
  const shortcut = downsample ? addConvolution(graph, input, downsample) : input;
  return graph.node("Relu", [graph.node("Add", [branch, shortcut], `${output}.sum`)], output);
}

/** Global average pooling of n x c maps: n x c. */
export function addGlobalPool(graph: GraphBuilder, maps: string, output: string): string {
  const pooled = graph.node("GlobalAveragePool", [maps], `${output}.pooled`);
  return graph.node("Flatten", [pooled], output, { axis: { int: 1 } });
}

/** The network from normalised images up to its `nLayers`-th layer, 1 to 4.
 *  @returns names of the maps that each of these layers gives */
export function addLayers(graph: GraphBuilder, { stem, layers }: ResNet, input: string, nLayers: number): string[] {
  const first = graph.node("Relu", [addConvolution(graph, input, stem)], "stem");
  let maps = graph.node("MaxPool", [first], "maxpool", {
    kernel_shape: { ints: [3, 3] },
    strides: { ints: [2, 2] },
    pads: { ints: [1, 1, 1, 1] },
  });
  const last = layers.length - 1;
  return layers.slice(0, nLayers).map((blocks, layer) => {
    for (const [i, block] of blocks.entries()) {
      const output = layer === last && i === blocks.length - 1 ? LAYER4_MAPS : `layer${layer + 1}.${i}`;
      maps = addBlock(graph, maps, block, output);
    }
    return maps;
  });
}

/** An ONNX model of the network in evaluation: `avgpool` (n x features), `layer3` after global average pooling,
 *  the `layer4` maps (n x features x height/32 x width/32), and `logits` where the weights have a final layer.
 *  Batch, height and width are free. */
export function buildResNetModel(resnet: ResNet): Uint8Array {
  const graph = createGraph(resnet.architecture);
  const input = graph.input(INPUT, ["n", 3, "height", "width"]);
  const [, , layer3, layer4] = addLayers(graph, resnet, input, 4);
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
