import type { ConstantData, GraphBuilder } from "../onnx/graph-builder.ts";
import { toHalf } from "../onnx/half.ts";
import type { Convolution } from "./fold-batch-norm.ts";
import { activationName, type ResNetArithmetic } from "./walk-layers.ts";

export const MAX_POOL = { kernel_shape: { ints: [3, 3] }, strides: { ints: [2, 2] }, pads: { ints: [1, 1, 1, 1] } };

export function convolutionAttributes({ kernel, stride }: Convolution) {
  const padding = Math.floor(kernel / 2);
  return {
    kernel_shape: { ints: [kernel, kernel] },
    strides: { ints: [stride, stride] },
    pads: { ints: [padding, padding, padding, padding] },
  };
}

export function addFloatConvolution(
  graph: GraphBuilder,
  input: string,
  convolution: Convolution,
  write: (values: Float32Array) => ConstantData = (values) => values,
): string {
  const { name, weight, bias, outChannels, inChannels, kernel } = convolution;
  const inputs = [
    input,
    graph.constant(`${name}.weight`, [outChannels, inChannels, kernel, kernel], write(weight)),
    graph.constant(`${name}.bias`, [outChannels], write(bias)),
  ];
  return graph.node("Conv", inputs, name, convolutionAttributes(convolution));
}

/** The network in floating point; maps are known by their tensor's name.
 *  @param input     images, in the same element type
 *  @param lastMaps  what to call those that the network ends with */
export function floatArithmetic(
  graph: GraphBuilder,
  input: string,
  { half = false, lastMaps }: { half?: boolean; lastMaps: string },
): ResNetArithmetic<string> {
  const write = (values: Float32Array): ConstantData => (half ? { float16: toHalf(values) } : values);
  return {
    stem(convolution) {
      const first = graph.node("Relu", [addFloatConvolution(graph, input, convolution, write)], "stem");
      return graph.node("MaxPool", [first], "maxpool", MAX_POOL);
    },
    convolve(maps, convolution, relu) {
      const output = addFloatConvolution(graph, maps, convolution, write);
      return relu ? graph.node("Relu", [output], activationName(convolution, relu)) : output;
    },
    join(branch, shortcut, { name, endsNetwork }) {
      const sum = graph.node("Add", [branch, shortcut], `${name}.sum`);
      return graph.node("Relu", [sum], endsNetwork ? lastMaps : name);
    },
  };
}
