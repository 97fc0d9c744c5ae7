import type { GraphBuilder } from "../../onnx/graph-builder.ts";
import { addFloatConvolution, convolutionAttributes, MAX_POOL } from "../float-layers.ts";
import type { Convolution } from "../fold-batch-norm.ts";
import { activationName, type ResNetArithmetic } from "../walk-layers.ts";
import type { ActivationRanges } from "./activation-ranges.ts";
import { type LevelScale, quantiseWeights, scaleOfRange } from "./quantise.ts";

/** Raised whenever the same weights and ranges give another network: vectors made before are then not taken for its own. */
export const INT8_VERSION = 2;

/** Feature maps as the real numbers that their eight bits stand for. `scale` is null where nothing has rounded them. */
export type LevelMaps = { real: string; scale: number | null };

/** The network in eight bits, as an ONNX graph of standard operators: each value is rounded to its levels and taken back
 *  (QuantizeLinear, DequantizeLinear) around convolutions and sums, which any runtime computes, and which ONNX Runtime turns
 *  into integer kernels. The first convolution stays in floating point: what it sees is mostly one level of black, on which the
 *  errors of eight-bit weights add up. What it gives is not rounded either, since the largest error of all would come from there
 *  (docs/decisions/precision.md): the first block starts from floating point. So does the last sum, which nothing has to round.
 *  @param input     images, float32
 *  @param lastMaps  what to call the maps that the network ends with
 *  @throws RangeError naming an activation without a range */
export function int8Arithmetic(
  graph: GraphBuilder,
  input: string,
  { ranges, lastMaps }: { ranges: ActivationRanges; lastMaps: string },
): ResNetArithmetic<LevelMaps> {
  function rangeScale(name: string): LevelScale {
    const range = ranges[name];
    if (!range) throw new RangeError(`no range was observed for ${name}`);
    return scaleOfRange(range);
  }

  /** The real numbers of `values`, rounded to the levels of the activation of this name. */
  function onLevels(values: string, name: string): LevelMaps {
    const { scale, zeroPoint } = rangeScale(name);
    const scales = [
      graph.constant(`${name}.scale`, [], Float32Array.of(scale)),
      graph.constant(`${name}.zero`, [], Uint8Array.of(zeroPoint)),
    ];
    const levels = graph.node("QuantizeLinear", [values, ...scales], `${name}.levels`);
    return { real: graph.node("DequantizeLinear", [levels, ...scales], `${name}.real`), scale };
  }

  function addConvolution(maps: LevelMaps, convolution: Convolution): string {
    const { name, weight, bias, outChannels, inChannels, kernel } = convolution;
    const { real: levelled, scale: inputScale } = maps;
    if (inputScale === null) return addFloatConvolution(graph, levelled, convolution);
    const { levels, scales, biases } = quantiseWeights(weight, bias, { inputScale, kernelArea: kernel * kernel });
    const perChannel = { axis: { int: 0 } };
    const real = graph.node(
      "DequantizeLinear",
      [
        graph.constant(`${name}.weight`, [outChannels, inChannels, kernel, kernel], levels),
        graph.constant(`${name}.weight.scale`, [outChannels], scales),
        graph.constant(`${name}.weight.zero`, [outChannels], new Int8Array(outChannels)),
      ],
      `${name}.weight.real`,
      perChannel,
    );
    const biasScales = scales.map((scale) => inputScale * scale);
    const realBias = graph.node(
      "DequantizeLinear",
      [
        graph.constant(`${name}.bias`, [outChannels], biases),
        graph.constant(`${name}.bias.scale`, [outChannels], biasScales),
      ],
      `${name}.bias.real`,
      perChannel,
    );
    return graph.node("Conv", [levelled, real, realBias], `${name}.sums`, convolutionAttributes(convolution));
  }

  return {
    stem(convolution) {
      const first = graph.node("Relu", [addFloatConvolution(graph, input, convolution)], "stem");
      return { real: graph.node("MaxPool", [first], "maxpool", MAX_POOL), scale: null };
    },
    convolve(maps, convolution, relu) {
      const sums = addConvolution(maps, convolution);
      const output = relu ? graph.node("Relu", [sums], `${convolution.name}.positive`) : sums;
      return onLevels(output, activationName(convolution, relu));
    },
    join(branch, shortcut, { name, endsNetwork }) {
      const sum = graph.node("Add", [branch.real, shortcut.real], `${name}.sum`);
      const positive = graph.node("Relu", [sum], endsNetwork ? lastMaps : `${name}.positive`);
      return endsNetwork ? { real: positive, scale: null } : onLevels(positive, name);
    },
  };
}
