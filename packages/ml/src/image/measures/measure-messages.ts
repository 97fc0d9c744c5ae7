import type { PortableError } from "../../backbone/embed-messages.ts";
import type { CopyView } from "../copies/copy-views.ts";
import type { ImageMeasures } from "./measure-image.ts";

/** Numbers of one image. */
export type MeasuredImage = { measures: ImageMeasures; perceptualHash: string };

/** `drop`: forget this image if it has not begun. `close`: end once nothing is being measured. */
export type MeasureRequest =
  | { kind: "measure"; id: number; bytes: Uint8Array; view?: CopyView }
  | { kind: "drop"; id: number }
  | { kind: "close" };

export type MeasureReply =
  | { kind: "done"; id: number; measured: MeasuredImage }
  | { kind: "failed"; id: number; error: PortableError };
