import { InferenceSession, Tensor } from "onnxruntime-node";

export type ProviderId = "cuda" | "webgpu" | "cpu";

export type TensorValue = { data: Float32Array; shape: number[] };

export type Session = {
  /** Run the model; only the outputs named are fetched. Blocks the calling thread while it computes. */
  run(inputs: Record<string, TensorValue>, outputs: readonly string[]): Promise<Record<string, TensorValue>>;
  close(): Promise<void>;
};

export type SessionOptions = {
  provider: ProviderId;
  /** Sizes of the dimensions that the model leaves free, where they never change: the runtime plans for them once. */
  dimensions?: Record<string, number>;
  /** Defaults to 1: parallel work is spread over threads of ours, one session each, so that sums keep their order. */
  intraOpThreads?: number;
};

/** Open an ONNX model on exactly one execution provider: what it cannot run is an error, not another provider's work
 *  (the CPU's own share of shape arithmetic excepted).
 *  @throws Error when the provider cannot be opened or the model is not valid */
export async function openSession(
  model: Uint8Array,
  { provider, dimensions, intraOpThreads = 1 }: SessionOptions,
): Promise<Session> {
  const session = await InferenceSession.create(model, {
    executionProviders: [provider],
    intraOpNumThreads: intraOpThreads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
    ...(dimensions ? { freeDimensionOverrides: dimensions } : {}),
  });
  return {
    async run(inputs, outputs) {
      const feeds = Object.fromEntries(
        Object.entries(inputs).map(([name, { data, shape }]) => [name, new Tensor("float32", data, shape)]),
      );
      const results = await session.run(feeds, [...outputs]);
      return Object.fromEntries(
        outputs.map((name) => {
          const { data, dims } = results[name];
          if (!(data instanceof Float32Array)) throw new TypeError(`output ${name} is not float32`);
          return [name, { data, shape: [...dims] }];
        }),
      );
    },
    close: () => session.release(),
  };
}
