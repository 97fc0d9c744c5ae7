import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { outputProblem } from "./output-problem.ts";

const BUFFER_CHARACTERS = 256 * 1024;

/** Write a file whole or not at all: a reader, or a crash, never meets half of it.
 *  The pieces are taken one by one, so that a table of any length needs little memory.
 *  @throws UserProblem OUTPUT_DISK_FULL, OUTPUT_TOO_LARGE or OUTPUT_NOT_WRITABLE; a file that was there before stays as it was. */
export async function writeFileAtomically(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  let begun = false;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, "wx");
    begun = true;
    try {
      for (const piece of inLargePieces(pieces)) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    if (begun) await rm(temporary, { force: true });
    throw outputProblem(path, cause);
  }
}

/** Small texts joined into larger ones: a write for each line of a table would cost more than the line. */
function* inLargePieces(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let text = "";
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    if (typeof piece === "string" && text.length < BUFFER_CHARACTERS) continue;
    yield text;
    text = "";
    if (typeof piece !== "string") yield piece;
  }
  yield text;
}
