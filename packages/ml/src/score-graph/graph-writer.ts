import type { AttributeValue, GraphBuilder } from "../onnx/graph-builder.ts";

/** Writes operators one after another and names what they give, so that no writer needs to know what stands beside it. */
export type GraphWriter = {
  /** A constant of the data's own precision, row-major; a vector where no shape is given. */
  constant(data: Float32Array | Float64Array, shape?: readonly number[]): string;
  /** Whole numbers, such as the axes of an operator. */
  integers(...values: number[]): string;
  /** @returns name of the operator's output */
  node(operator: string, inputs: readonly string[], attributes?: Record<string, AttributeValue>): string;
  /** The same of an operator with two outputs. */
  pair(
    operator: string,
    inputs: readonly string[],
    attributes?: Record<string, AttributeValue>,
  ): [first: string, second: string];
};

/** @param prefix  begins every name: no other part of the graph may use it */
export function createGraphWriter(graph: GraphBuilder, prefix: string): GraphWriter {
  let count = 0;
  const next = (what: string) => `${prefix}.${count++}.${what}`;
  return {
    constant: (data, shape = [data.length]) => graph.constant(next("constant"), shape, data),
    integers: (...values) => graph.constant(next("integers"), [values.length], BigInt64Array.from(values, BigInt)),
    node: (operator, inputs, attributes) => graph.node(operator, inputs, next(operator), attributes),
    pair(operator, inputs, attributes) {
      const outputs: [string, string] = [next(operator), next(operator)];
      graph.node(operator, inputs, outputs, attributes);
      return outputs;
    },
  };
}
