import { createGraph } from "./graph-builder.ts";
import { toHalf } from "./half.ts";
import type { Precision } from "./precision.ts";
import { openSession, type ProviderId } from "./session.ts";

/** How a provider did on the probe: `durationMs` is the median of the runs after the first, which compiles. */
export type ProbeReport = { durationMs: number };

const CHANNELS = 64;
const SIDE = 56;
const BATCH = 4;
const RUNS = 3;
const ONNX_TYPES = { float32: 1, float16: 10 };

/** A 3 x 3 convolution of a ResNet's first layer: 0.9 GFLOP on a batch of 4, with weights that make the answer known. */
function probeModel(half: boolean): Uint8Array {
  const graph = createGraph("probe");
  const input = graph.input("input", ["n", CHANNELS, "height", "width"]);
  const values = new Float32Array(CHANNELS * CHANNELS * 9).fill(1 / (CHANNELS * 9));
  const shape = [CHANNELS, CHANNELS, 3, 3];
  const weight = graph.constant("weight", shape, half ? { float16: toHalf(values) } : values);
  const cast = (from: string, type: keyof typeof ONNX_TYPES, to: string) =>
    graph.node("Cast", [from], to, { to: { int: ONNX_TYPES[type] } });
  const maps = half ? cast(input, "float16", "input.half") : input;
  const attributes = { kernel_shape: { ints: [3, 3] }, pads: { ints: [1, 1, 1, 1] } };
  graph.node("Conv", [maps, weight], half ? "output.half" : "output", attributes);
  if (half) cast("output.half", "float32", "output");
  graph.output("output", ["n", CHANNELS, "height", "width"]);
  return graph.encode();
}

/** Open a provider, in float32 or float16, run a convolution on it, check the answer and time it.
 *  @throws Error when it cannot be opened or computes something else */
export async function probeProvider(provider: ProviderId, precision: Precision): Promise<ProbeReport> {
  const half = precision === "float16";
  const session = await openSession(probeModel(half), { provider });
  const shape = [BATCH, CHANNELS, SIDE, SIDE];
  const data = new Float32Array(BATCH * CHANNELS * SIDE * SIDE).fill(2);
  const durationsMs: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    // The one clock of this package: which provider is faster can only be found by trying.
    const start = process.hrtime.bigint();
    const { output } = await session.run({ input: { data, shape } }, ["output"]);
    durationsMs.push(Number(process.hrtime.bigint() - start) / 1e6);
    const centre = output.data[SIDE * 20 + 20];
    // 1/576 in half precision is 2e-4 of itself off.
    if (!(Math.abs(centre - 2) < (half ? 1e-2 : 1e-3)))
      throw new Error(`a convolution gave ${centre} where 2 is right`);
  }
  await session.close();
  const [, ...timed] = durationsMs;
  return { durationMs: timed.sort((a, b) => a - b)[Math.floor(RUNS / 2)] };
}
