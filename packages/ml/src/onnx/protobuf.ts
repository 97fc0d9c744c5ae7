/** One piece of a protobuf message: a few bytes of key and value, or a view on data that is not copied until the end. */
export type ProtobufPart = Uint8Array;
export type ProtobufMessage = ProtobufPart[];

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

function byteLength(message: ProtobufMessage): number {
  let sum = 0;
  for (const part of message) sum += part.length;
  return sum;
}

function varint(value: number): number[] {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is not a natural number`);
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}

function key(field: number, wireType: number): number[] {
  return varint(field * 8 + wireType);
}

/** A natural number below 2^53. Encoding: https://protobuf.dev/programming-guides/encoding/ */
export function integerField(field: number, value: number): ProtobufMessage {
  return [Uint8Array.from([...key(field, VARINT), ...varint(value)])];
}

/** Natural numbers, packed. */
export function integersField(field: number, values: readonly number[]): ProtobufMessage {
  return bytesField(field, Uint8Array.from(values.flatMap(varint)));
}

export function floatField(field: number, value: number): ProtobufMessage {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return [Uint8Array.from(key(field, FIXED32)), bytes];
}

export function bytesField(field: number, bytes: Uint8Array): ProtobufMessage {
  return [Uint8Array.from([...key(field, LENGTH_DELIMITED), ...varint(bytes.length)]), bytes];
}

export function textField(field: number, text: string): ProtobufMessage {
  return bytesField(field, new TextEncoder().encode(text));
}

export function messageField(field: number, message: ProtobufMessage): ProtobufMessage {
  return [Uint8Array.from([...key(field, LENGTH_DELIMITED), ...varint(byteLength(message))]), ...message];
}

/** The message as one run of bytes. */
export function encodeMessage(message: ProtobufMessage): Uint8Array {
  const bytes = new Uint8Array(byteLength(message));
  let offset = 0;
  for (const part of message) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
