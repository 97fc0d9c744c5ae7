import {
  bytesField,
  encodeMessage,
  floatField,
  integerField,
  integersField,
  messageField,
  type ProtobufMessage,
  textField,
} from "./protobuf.ts";

/** A number is fixed; a name is free until the session is opened or run. */
export type Dimension = number | string;
export type AttributeValue = { int: number } | { ints: readonly number[] } | { float: number };

const IR_VERSION = 8;
const OPSET_VERSION = 17;
/** Element types of onnx.TensorProto. */
const ELEMENT_TYPES = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7, float16: 10, float64: 11 };
export type ElementType = keyof typeof ELEMENT_TYPES;

/** Values of a constant, of the element type they are named for; the bits of float16 are held as 16-bit integers. */
export type ConstantData =
  | Float32Array
  | Float64Array
  | BigInt64Array
  | Int32Array
  | Int8Array
  | Uint8Array
  | { float16: Uint16Array };

/** What a model file says of itself, for whoever opens it. */
export type ModelNotes = {
  producerVersion: string;
  /** In sentences. */
  documentation: string;
  /** For programs, in this order. */
  metadata: Readonly<Record<string, string>>;
};

const ATTRIBUTE_TYPES = { float: 1, int: 2, ints: 7 };

export type GraphBuilder = {
  /** A tensor given at every run. */
  input(name: string, shape: readonly Dimension[], type?: ElementType): string;
  /** A constant of the data's own type, row-major. */
  constant(name: string, shape: readonly number[], data: ConstantData): string;
  /** One operator; its outputs get the names given, and the first is returned. */
  node(
    operator: string,
    inputs: readonly string[],
    outputs: string | readonly string[],
    attributes?: Record<string, AttributeValue>,
  ): string;
  output(name: string, shape: readonly Dimension[], type?: ElementType): void;
  /** The whole model, as a file would hold it: same calls, same bytes. */
  encode(notes?: ModelNotes): Uint8Array;
};

function elementTypeOf(data: ConstantData): ElementType {
  if ("float16" in data) return "float16";
  if (data instanceof Float32Array) return "float32";
  if (data instanceof Float64Array) return "float64";
  if (data instanceof BigInt64Array) return "int64";
  if (data instanceof Int32Array) return "int32";
  return data instanceof Int8Array ? "int8" : "uint8";
}

function attributeMessage(name: string, value: AttributeValue): ProtobufMessage {
  if ("int" in value)
    return [...textField(1, name), ...integerField(3, value.int), ...integerField(20, ATTRIBUTE_TYPES.int)];
  if ("ints" in value)
    return [...textField(1, name), ...integersField(8, value.ints), ...integerField(20, ATTRIBUTE_TYPES.ints)];
  return [...textField(1, name), ...floatField(2, value.float), ...integerField(20, ATTRIBUTE_TYPES.float)];
}

function valueInfo(name: string, shape: readonly Dimension[], type: ElementType): ProtobufMessage {
  const dimensions = shape.flatMap((size) =>
    messageField(1, typeof size === "number" ? integerField(1, size) : textField(2, size)),
  );
  const tensorType = [...integerField(1, ELEMENT_TYPES[type]), ...messageField(2, dimensions)];
  return [...textField(1, name), ...messageField(2, messageField(1, tensorType))];
}

/** Assemble an ONNX model (opset 17) in memory, so that no model file has to be shipped or trusted.
 *  Field numbers: onnx/onnx.proto. */
export function createGraph(graphName: string): GraphBuilder {
  const nodes: ProtobufMessage = [];
  const constants: ProtobufMessage = [];
  const inputs: ProtobufMessage = [];
  const outputs: ProtobufMessage = [];
  return {
    input(name, shape, type = "float32") {
      inputs.push(...messageField(11, valueInfo(name, shape, type)));
      return name;
    },
    constant(name, shape, data) {
      const length = shape.reduce((product, size) => product * size, 1);
      const values = "float16" in data ? data.float16 : data;
      if (length !== values.length)
        throw new RangeError(`${name} is ${shape.join(" x ")} and has ${values.length} values`);
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
      const tensor = [
        ...integersField(1, shape),
        ...integerField(2, ELEMENT_TYPES[elementTypeOf(data)]),
        ...textField(8, name),
        ...bytesField(9, bytes),
      ];
      constants.push(...messageField(5, tensor));
      return name;
    },
    node(operator, nodeInputs, nodeOutputs, attributes = {}) {
      const names = typeof nodeOutputs === "string" ? [nodeOutputs] : nodeOutputs;
      const [first] = names;
      const message = [
        ...nodeInputs.flatMap((name) => textField(1, name)),
        ...names.flatMap((name) => textField(2, name)),
        ...textField(3, first),
        ...textField(4, operator),
        ...Object.entries(attributes).flatMap(([name, value]) => messageField(5, attributeMessage(name, value))),
      ];
      nodes.push(...messageField(1, message));
      return first;
    },
    output(name, shape, type = "float32") {
      outputs.push(...messageField(12, valueInfo(name, shape, type)));
    },
    encode(notes) {
      const graph = [...nodes, ...textField(2, graphName), ...constants, ...inputs, ...outputs];
      const opset = [...textField(1, ""), ...integerField(2, OPSET_VERSION)];
      return encodeMessage([
        ...integerField(1, IR_VERSION),
        ...textField(2, "brainscan"),
        ...(notes ? [...textField(3, notes.producerVersion), ...textField(6, notes.documentation)] : []),
        ...messageField(7, graph),
        ...messageField(8, opset),
        ...Object.entries(notes?.metadata ?? {}).flatMap(([name, value]) =>
          messageField(14, [...textField(1, name), ...textField(2, value)]),
        ),
      ]);
    },
  };
}
