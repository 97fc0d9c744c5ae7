import type { ElementType } from "./element-type.ts";
import { PickleGlobal, type PickleHooks, PickleObject, type PickleValue } from "./unpickle.ts";
import { DIMENSIONS_MAX, type NamedTensors, stridedTensor } from "./weight-tensor.ts";
import { WeightsError } from "./weights-error.ts";

/** Where the numbers of a tensor lie, by the key that the pickle calls them. */
export type StorageReference = { key: string; elementType: ElementType; count: number };

type PickledTensor = { storage: StorageReference; offset: number; shape: number[]; strides: number[] };

const STORAGES = new Map<string, ElementType>([
  ["torch FloatStorage", "f32"],
  ["torch HalfStorage", "f16"],
  ["torch BFloat16Storage", "bf16"],
  ["torch DoubleStorage", "f64"],
  ["torch LongStorage", "i64"],
  ["torch IntStorage", "i32"],
  ["torch ShortStorage", "i16"],
  ["torch CharStorage", "i8"],
  ["torch ByteStorage", "u8"],
  ["torch BoolStorage", "bool"],
]);

function damaged(reason: string): WeightsError {
  return new WeightsError("DAMAGED", `the pickle is damaged: ${reason}`);
}

function naturals(value: PickleValue): number[] {
  if (!Array.isArray(value)) throw damaged("a tensor's shape is not a tuple");
  // Before it is copied: one list may be the shape of every tensor.
  if (value.length > DIMENSIONS_MAX) throw damaged(`a tensor has ${value.length} dimensions`);
  return value.map((size) => {
    if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0)
      throw damaged("a tensor's shape is not made of natural numbers");
    return size;
  });
}

function isStorage(content: unknown): content is StorageReference {
  return typeof content === "object" && content !== null && "key" in content;
}

function isTensor(content: unknown): content is PickledTensor {
  return typeof content === "object" && content !== null && "storage" in content;
}

function rebuildTensor([storage, offset, shape, strides]: PickleValue[]): PickleValue {
  if (!(storage instanceof PickleObject) || !isStorage(storage.content)) throw damaged("a tensor has no storage");
  if (typeof offset !== "number") throw damaged("a tensor's offset is not a number");
  const tensor: PickledTensor = {
    storage: storage.content,
    offset,
    shape: naturals(shape),
    strides: naturals(strides),
  };
  return new PickleObject(tensor);
}

function loadStorage(id: PickleValue): StorageReference {
  const [kind, type, key, , count] = Array.isArray(id) ? id : [];
  const elementType = type instanceof PickleGlobal ? STORAGES.get(type.id) : undefined;
  if (kind !== "storage" || !elementType || typeof key !== "string" || typeof count !== "number")
    throw damaged("a reference is not to a storage");
  if (!Number.isSafeInteger(count) || count < 0) throw damaged(`a storage has ${count} elements`);
  return { key, elementType, count };
}

/** The few names that a state dict mentions: torch.save writes no other for tensors in an (ordered) dict. */
const GLOBALS = new Map(
  [
    new PickleGlobal("collections OrderedDict", () => new Map()),
    new PickleGlobal("torch._utils _rebuild_tensor_v2", rebuildTensor),
    new PickleGlobal("torch._utils _rebuild_parameter", ([data]) => data ?? null),
    ...Array.from(STORAGES.keys(), (id) => new PickleGlobal(id)),
  ].map((global) => [global.id, global]),
);

/** What unpickle needs for one file, and the storages the file mentions, filled while it runs. */
export function createTorchHooks(): { hooks: PickleHooks; storages: Map<string, StorageReference> } {
  const storages = new Map<string, StorageReference>();
  const persistentLoad = (id: PickleValue) => {
    const reference = loadStorage(id);
    storages.set(reference.key, reference);
    return new PickleObject(reference);
  };
  return { hooks: { globals: GLOBALS, persistentLoad }, storages };
}

/** Named tensors of an unpickled state dict; a checkpoint that keeps it under "state_dict" or "model" is unwrapped.
 *  @param findStorage bytes of a storage, whose length has been checked
 *  @throws WeightsError when it is no dict of tensors, or a tensor reaches outside its storage */
export function tensorsOfStateDict(
  value: PickleValue,
  findStorage: (reference: StorageReference) => Uint8Array,
): NamedTensors {
  const outer = value instanceof Map ? value : new Map<PickleValue, PickleValue>();
  const inner = outer.get("state_dict") ?? outer.get("model");
  const tensors: NamedTensors = new Map();
  for (const [name, entry] of inner instanceof Map ? inner : outer) {
    if (typeof name !== "string" || !(entry instanceof PickleObject) || !isTensor(entry.content)) continue;
    const { storage, offset, shape, strides } = entry.content;
    const bytes = findStorage(storage);
    tensors.set(name, stridedTensor(name, { bytes, elementType: storage.elementType }, offset, shape, strides));
  }
  if (tensors.size === 0) throw new WeightsError("NOT_WEIGHTS", "the file holds no dict of named tensors");
  return tensors;
}
