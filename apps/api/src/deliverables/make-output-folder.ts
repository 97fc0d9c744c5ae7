import { randomUUID } from "node:crypto";
import { rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../storage/write-durably.ts";
import { outputProblem } from "./output-problem.ts";

/** Make the folder that results go to, and those above it, and see that a file can be written there: minutes of work come
 *  before the first one.
 *  @throws UserProblem OUTPUT_NOT_WRITABLE or OUTPUT_DISK_FULL naming it */
export async function makeOutputFolder(path: string): Promise<void> {
  const probe = join(path, `.${randomUUID()}.probe`);
  try {
    await makeFolder(path);
    if (!(await stat(path)).isDirectory()) throw Object.assign(new Error(`${path} is a file`), { code: "EEXIST" });
    await writeFile(probe, "probe");
  } catch (cause) {
    throw outputProblem(path, cause);
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}
