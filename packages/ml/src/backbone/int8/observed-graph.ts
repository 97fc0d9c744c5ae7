import { createGraph } from "../../onnx/graph-builder.ts";
import { floatArithmetic } from "../float-layers.ts";
import type { ResNet } from "../read-resnet.ts";
import { activationName, type ResNetArithmetic, walkLayers } from "../walk-layers.ts";

export const OBSERVED_INPUT = "input";

/** The float32 network that tells, of each image, the smallest and largest value of every activation that eight bits will hold:
 *  one output of n x 2 an activation, under its name with `.range`. Batch, height and width are free. */
export function buildObservedModel(resnet: ResNet): { model: Uint8Array; activations: string[] } {
  const graph = createGraph(`${resnet.architecture} observed`);
  const float = floatArithmetic(graph, graph.input(OBSERVED_INPUT, ["n", 3, "height", "width"]), {
    lastMaps: "layer4",
  });
  const activations: string[] = [];
  const observe = (maps: string, name: string): string => {
    const axes = { axes: { ints: [1, 2, 3] }, keepdims: { int: 0 } };
    const each = { axes: graph.constant(`${name}.axes`, [1], BigInt64Array.of(1n)) };
    const bounds = (["ReduceMin", "ReduceMax"] as const).map((operator) =>
      graph.node(
        "Unsqueeze",
        [graph.node(operator, [maps], `${name}.${operator}`, axes), each.axes],
        `${name}.${operator}.column`,
      ),
    );
    graph.node("Concat", bounds, rangeOutput(name), { axis: { int: 1 } });
    graph.output(rangeOutput(name), ["n", 2]);
    activations.push(name);
    return maps;
  };
  const observed: ResNetArithmetic<string> = {
    // Stays as it is: see int8-layers.ts.
    stem: float.stem,
    convolve: (maps, convolution, relu) =>
      observe(float.convolve(maps, convolution, relu), activationName(convolution, relu)),
    join(branch, shortcut, place) {
      const maps = float.join(branch, shortcut, place);
      return place.endsNetwork ? maps : observe(maps, place.name);
    },
  };
  walkLayers(resnet, 4, observed);
  return { model: graph.encode(), activations };
}

export function rangeOutput(activation: string): string {
  return `${activation}.range`;
}
