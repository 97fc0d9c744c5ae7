import { type ElementType, elementSize } from "./element-type.ts";
import { countElements, type NamedTensors, stridedTensor } from "./weight-tensor.ts";
import { shown, WeightsError } from "./weights-error.ts";

const HEADER_LENGTH_MAX = 100_000_000;

const TYPES = new Map<unknown, ElementType>([
  ["F16", "f16"],
  ["BF16", "bf16"],
  ["F32", "f32"],
  ["F64", "f64"],
  ["I8", "i8"],
  ["U8", "u8"],
  ["BOOL", "bool"],
  ["I16", "i16"],
  ["I32", "i32"],
  ["I64", "i64"],
]);

type Entry = { name: string; elementType: ElementType; shape: number[]; begin: number; end: number };

function damaged(reason: string): WeightsError {
  return new WeightsError("DAMAGED", `the safetensors header is damaged: ${reason}`);
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

function parseEntry(name: string, value: unknown): Entry {
  const { dtype, shape, data_offsets: offsets } = Object(value) as Record<string, unknown>;
  const elementType = TYPES.get(dtype);
  if (!elementType)
    throw new WeightsError(
      "INCOMPATIBLE",
      `${shown(name)} has the type ${typeof dtype === "string" ? shown(dtype) : typeof dtype}`,
    );
  if (!isNumbers(shape) || !isNumbers(offsets) || offsets.length !== 2)
    throw damaged(`${shown(name)} has no shape or place`);
  const [begin, end] = offsets;
  const needed = countElements(name, shape) * elementSize(elementType);
  if (end - begin !== needed) throw damaged(`${shown(name)} is given ${end - begin} bytes and needs ${needed}`);
  return { name, elementType, shape, begin, end };
}

function parseHeader(text: string): Entry[] {
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch (error) {
    throw new WeightsError("NOT_WEIGHTS", "the file has no safetensors header", { cause: error });
  }
  if (typeof header !== "object" || header === null || Array.isArray(header)) throw damaged("it is not an object");
  return Object.entries(header)
    .filter(([name]) => name !== "__metadata__")
    .map(([name, value]) => parseEntry(name, value));
}

/** Named tensors of a .safetensors file. The tensors must fill the data exactly: no gap, no overlap.
 *  @throws WeightsError
 *  Format: https://huggingface.co/docs/safetensors */
export function readSafetensors(bytes: Uint8Array): NamedTensors {
  if (bytes.length < 8) throw new WeightsError("NOT_WEIGHTS", "the file is too short for a safetensors header");
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  if (length > Math.min(HEADER_LENGTH_MAX, bytes.length - 8))
    throw damaged(`it claims ${length} bytes, the file has ${bytes.length}`);
  const data = bytes.subarray(8 + length);
  const entries = parseHeader(Buffer.from(bytes.subarray(8, 8 + length)).toString()).sort((a, b) => a.begin - b.begin);
  let filled = 0;
  for (const { name, begin, end } of entries) {
    if (begin !== filled) throw damaged(`${shown(name)} starts at ${begin}, after ${filled} bytes of other tensors`);
    filled = end;
  }
  if (filled !== data.length) throw damaged(`it describes ${filled} bytes, the file has ${data.length}`);
  const tensors: NamedTensors = new Map();
  for (const { name, elementType, shape, begin, end } of entries) {
    const strides = shape.map((_, d) => shape.slice(d + 1).reduce((product, size) => product * size, 1));
    tensors.set(name, stridedTensor(name, { bytes: data.subarray(begin, end), elementType }, 0, shape, strides));
  }
  if (tensors.size === 0) throw new WeightsError("NOT_WEIGHTS", "the file holds no tensors");
  return tensors;
}
