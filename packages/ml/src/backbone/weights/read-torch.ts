import { elementSize } from "./element-type.ts";
import { readZipEntries } from "./read-zip-entries.ts";
import { createTorchHooks, type StorageReference, tensorsOfStateDict } from "./torch-pickle.ts";
import { unpickle } from "./unpickle.ts";
import type { NamedTensors } from "./weight-tensor.ts";
import { WeightsError } from "./weights-error.ts";

/** First object of a file written before torch 1.6 (torch/serialization.py, MAGIC_NUMBER). */
const LEGACY_MAGIC = 0x1950a86a20f9469cfc6cn;
const LEGACY_PROTOCOL = 1001;

function storageBytes(reference: StorageReference, found: Uint8Array | undefined): Uint8Array {
  const needed = reference.count * elementSize(reference.elementType);
  if (found?.length === needed) return found;
  throw new WeightsError(
    "DAMAGED",
    `storage ${reference.key.slice(0, 100)} holds ${found?.length ?? 0} bytes, the index says ${needed}`,
  );
}

/** A state dict as torch.save writes it since torch 1.6: a zip archive of one pickle and one entry a storage.
 *  @throws WeightsError */
export function readTorchZip(bytes: Uint8Array): NamedTensors {
  const entries = readZipEntries(bytes);
  const pickle = [...entries].find(([name]) => name.endsWith("/data.pkl"));
  if (!pickle) throw new WeightsError("NOT_WEIGHTS", "the zip archive was not written by torch.save");
  const folder = pickle[0].slice(0, -"data.pkl".length);
  const order = entries.get(`${folder}byteorder`);
  if (order && Buffer.from(order).toString() !== "little")
    throw new WeightsError("INCOMPATIBLE", "the file was written on a big-endian machine");
  const { value } = unpickle(pickle[1], createTorchHooks().hooks);
  return tensorsOfStateDict(value, (reference) =>
    storageBytes(reference, entries.get(`${folder}data/${reference.key}`)),
  );
}

/** A state dict as torch.save wrote it before torch 1.6: five pickles (magic number, protocol, machine, state dict, keys of
 *  the storages), then for each key its element count in eight bytes and its data.
 *  @throws WeightsError */
export function readTorchLegacy(bytes: Uint8Array): NamedTensors {
  const { hooks, storages } = createTorchHooks();
  let at = 0;
  const next = () => {
    const { value, end } = unpickle(bytes, hooks, at);
    at = end;
    return value;
  };
  if (next() !== LEGACY_MAGIC || next() !== LEGACY_PROTOCOL)
    throw new WeightsError("NOT_WEIGHTS", "the pickle was not written by torch.save");
  next();
  const state = next();
  const keys = next();
  const found = new Map<string, Uint8Array>();
  for (const key of Array.isArray(keys) ? keys : []) {
    const reference = typeof key === "string" ? storages.get(key) : undefined;
    if (!reference) throw new WeightsError("DAMAGED", "the list of storages does not match the state dict");
    const start = at + 8;
    at = start + reference.count * elementSize(reference.elementType);
    if (at > bytes.length) throw new WeightsError("DAMAGED", "the file ends before its last storage");
    found.set(reference.key, bytes.subarray(start, at));
  }
  return tensorsOfStateDict(state, (reference) => storageBytes(reference, found.get(reference.key)));
}
