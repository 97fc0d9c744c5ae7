import { InferenceSession, Tensor } from "onnxruntime-node";
import { callNative, createNativeGuard, type NativeGuard } from "./native-guard.ts";

/** Row-major numbers with their shape. */
export type NumericTensor = { data: Float32Array | Float64Array | Int32Array; shape: number[] };

/** Linear algebra as an ONNX graph: opened once a thread, run many times. */
export type ComputeGraph = {
  /** Blocks the thread while it computes. Inputs are read in place, outputs are new.
   *  @throws Error when the thread's guard was stopped: see holdNativeGuard */
  run<Output extends string>(
    inputs: Record<string, NumericTensor>,
    outputs: readonly Output[],
  ): Promise<Record<Output, NumericTensor>>;
};

let guard: NativeGuard = createNativeGuard();

/** Ties this thread's graphs to the guard that the thread's owner holds, so that the owner can end the thread safely. */
export function holdNativeGuard(shared: NativeGuard): void {
  guard = shared;
}

/** A graph that is encoded and opened on its first run, on the CPU, with as many threads as the machine has cores; the
 *  result does not depend on their number, since no sum is split between threads. */
export function computeGraph(encode: () => Uint8Array): ComputeGraph {
  let opening: Promise<InferenceSession> | undefined;
  return {
    async run(inputs, outputs) {
      opening ??= native(() => open(encode()));
      const session = await opening;
      const feeds = Object.fromEntries(
        Object.entries(inputs).map(([name, { data, shape }]) => [name, tensorOf(data, shape)]),
      );
      const results = await native(() => session.run(feeds, [...outputs]));
      return Object.fromEntries(outputs.map((name) => [name, numericTensor(name, results[name])])) as Record<
        (typeof outputs)[number],
        NumericTensor
      >;
    },
  };
}

function open(model: Uint8Array): Promise<InferenceSession> {
  return InferenceSession.create(model, {
    executionProviders: ["cpu"],
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
    // A pool of threads that spins after each run takes a core from whoever answers the API; measured: 1.75 s of
    // processor time instead of 0.54 for 100 products of 512 x 512.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  });
}

async function native<T>(call: () => Promise<T>): Promise<T> {
  const result = await callNative(guard, call);
  if (result === null) throw new Error("the computation was stopped");
  return result;
}

function tensorOf(data: NumericTensor["data"], shape: readonly number[]): Tensor {
  if (data instanceof Float32Array) return new Tensor("float32", data, shape);
  if (data instanceof Float64Array) return new Tensor("float64", data, shape);
  return new Tensor("int32", data, shape);
}

function numericTensor(name: string, { data, dims }: Tensor): NumericTensor {
  if (data instanceof Float32Array || data instanceof Float64Array || data instanceof Int32Array)
    return { data, shape: [...dims] };
  throw new TypeError(`output ${name} is neither float32, float64 nor int32`);
}
