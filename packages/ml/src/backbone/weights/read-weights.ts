import { readSafetensors } from "./read-safetensors.ts";
import { readTorchLegacy, readTorchZip } from "./read-torch.ts";
import type { NamedTensors } from "./weight-tensor.ts";
import { WeightsError } from "./weights-error.ts";

/** Named tensors of a weights file: .pth as written by torch.save (zip, or the form before torch 1.6) or .safetensors,
 *  told apart by their first bytes. Reading runs no code of the file: a pickle may build tensors and nothing else.
 *  @throws WeightsError NOT_WEIGHTS, UNSAFE (names the opcode or the name), DAMAGED or INCOMPATIBLE */
export function readWeights(bytes: Uint8Array): NamedTensors {
  if (bytes.length === 0) throw new WeightsError("NOT_WEIGHTS", "the file is empty");
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readTorchZip(bytes);
  if (bytes[0] === 0x80) return readTorchLegacy(bytes);
  if (bytes[8] === 0x7b) return readSafetensors(bytes);
  throw new WeightsError("NOT_WEIGHTS", "the file is neither a .pth of torch.save nor a .safetensors");
}
