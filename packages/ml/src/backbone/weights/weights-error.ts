/** NOT_WEIGHTS: another kind of file. UNSAFE: a pickle that asks for more than tensors. DAMAGED: sizes or offsets that
 *  contradict each other. INCOMPATIBLE: sound tensors, but not those of a ResNet that we know. */
export type WeightsErrorCode = "NOT_WEIGHTS" | "UNSAFE" | "DAMAGED" | "INCOMPATIBLE";

/** Why a weights file cannot be used. */
export class WeightsError extends Error {
  override readonly name = "WeightsError";
  readonly code: WeightsErrorCode;

  constructor(code: WeightsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const NAME_SHOWN_MAX = 100;

/** A name of the file as a message quotes it: it may be as long as the file. */
export function shown(name: string): string {
  return name.length > NAME_SHOWN_MAX ? `${name.slice(0, NAME_SHOWN_MAX)}…` : name;
}
