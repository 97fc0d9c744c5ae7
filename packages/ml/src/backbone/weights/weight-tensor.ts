import { decodeFloats, type ElementType, elementSize } from "./element-type.ts";
import { shown, WeightsError } from "./weights-error.ts";

/** A tensor of a weights file. Its numbers are read only when asked for, so a file cannot make us hold more than we use. */
export type WeightTensor = {
  shape: number[];
  elementType: ElementType;
  /** The values as float32, row-major. @throws WeightsError when they are not floating-point numbers */
  read(): Float32Array;
};

export type NamedTensors = Map<string, WeightTensor>;

export const DIMENSIONS_MAX = 8;

/** Number of elements of a shape. @throws WeightsError when it is no shape, or absurdly large */
export function countElements(name: string, shape: readonly number[]): number {
  if (shape.length > DIMENSIONS_MAX)
    throw new WeightsError("DAMAGED", `${shown(name)}: a shape of ${shape.length} dimensions is not that of a weight`);
  let count = 1;
  for (const size of shape) {
    if (!Number.isSafeInteger(size) || size < 0)
      throw new WeightsError("DAMAGED", `${shown(name)}: a dimension is ${size}`);
    count *= size;
  }
  if (!Number.isSafeInteger(count))
    throw new WeightsError("DAMAGED", `${shown(name)}: the shape [${shape.join(", ")}] is not that of a weight`);
  return count;
}

function isContiguous(shape: readonly number[], strides: readonly number[]): boolean {
  let expected = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    if (shape[d] !== 1 && strides[d] !== expected) return false;
    expected *= shape[d];
  }
  return true;
}

function gather(storage: Float32Array, shape: readonly number[], strides: readonly number[]): Float32Array {
  const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
  const index = new Array<number>(shape.length).fill(0);
  let from = 0;
  for (let i = 0; i < values.length; i++) {
    values[i] = storage[from];
    for (let d = shape.length - 1; d >= 0; d--) {
      from += strides[d];
      if (++index[d] < shape[d]) break;
      from -= strides[d] * shape[d];
      index[d] = 0;
    }
  }
  return values;
}

/** A view of a storage, as torch writes it: sizes and strides in elements.
 *  @throws WeightsError when it would reach outside the storage or hold more elements than the storage does */
export function stridedTensor(
  name: string,
  storage: { bytes: Uint8Array; elementType: ElementType },
  offset: number,
  shape: number[],
  strides: number[],
): WeightTensor {
  const count = countElements(name, shape);
  const size = elementSize(storage.elementType);
  const available = storage.bytes.length / size;
  if (strides.length !== shape.length || [offset, ...strides].some((n) => !Number.isSafeInteger(n) || n < 0))
    throw new WeightsError(
      "DAMAGED",
      `${shown(name)}: strides [${strides.join(", ")}] do not fit [${shape.join(", ")}]`,
    );
  const span = count === 0 ? 0 : shape.reduce((last, length, d) => last + (length - 1) * strides[d], 1);
  if (offset + span > available || count > available)
    throw new WeightsError(
      "DAMAGED",
      `${shown(name)}: ${count} values from ${offset} on, in a storage of ${available}`,
    );
  return {
    shape,
    elementType: storage.elementType,
    read() {
      const bytes = storage.bytes.subarray(offset * size, (offset + span) * size);
      const values = decodeFloats(name, storage.elementType, bytes);
      return isContiguous(shape, strides) ? values : gather(values, shape, strides);
    },
  };
}
