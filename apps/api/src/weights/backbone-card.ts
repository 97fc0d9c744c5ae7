import { readFile } from "node:fs/promises";
import { z } from "zod";

/** What is known of a weights file, in the JSON beside it. */
const backboneCard = z.object({
  id: z.string(),
  architecture: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  file: z.string(),
  trainedOn: z.object({ note: z.string(), images: z.array(z.string().regex(/^[0-9a-f]{16}$/)) }).optional(),
});

export type BackboneCard = z.infer<typeof backboneCard>;

/** @throws Error naming the file when it is not a card */
export async function readBackboneCard(path: string): Promise<BackboneCard> {
  const text = await readFile(path, "utf8");
  try {
    return backboneCard.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${path} is not the card of a backbone`, { cause });
  }
}
