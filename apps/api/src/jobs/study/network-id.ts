import type { SpaceKey } from "@brainscan/db/queries/embeddings";
import { z } from "zod";

/** What decides the vectors of an image, whoever computes them and on whatever provider. */
export type NetworkId = Omit<SpaceKey, "preprocessing">;

/** As it stands in the plain data of a shard; float32 where it was planned before there was another one. */
export const networkId = z.object({
  weightsSha256: z.string(),
  precision: z.enum(["float32", "int8", "float16"]).default("float32"),
  /** Of int8; empty for the others. */
  calibration: z.string().default(""),
});

type NetworkParts = { weightsSha256: string; precision?: NetworkId["precision"]; calibration?: string };

/** The same where only what is not usual is named: in the key of what was computed from its vectors, and in reports. Of a float32
 *  network that is its weights, as ever. */
export function networkParts({ weightsSha256, precision, calibration }: NetworkId): NetworkParts {
  if (precision === "float32") return { weightsSha256 };
  return calibration ? { weightsSha256, precision, calibration } : { weightsSha256, precision };
}
