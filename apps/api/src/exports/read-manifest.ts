import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserProblem } from "../messages/user-problem.ts";
import { MANIFEST_FILE, type Manifest, manifestSchema } from "./manifest.ts";

/** The manifest of a folder; null when it has none.
 *  @throws UserProblem MANIFEST_UNREADABLE saying what is wrong with it */
export async function readManifest(dir: string): Promise<Manifest | null> {
  const path = join(dir, MANIFEST_FILE);
  try {
    return manifestSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw new UserProblem({ code: "MANIFEST_UNREADABLE", path, params: { detail: detailOf(cause) } }, { cause });
  }
}

function isMissing(problem: unknown): boolean {
  return problem instanceof Error && "code" in problem && (problem.code === "ENOENT" || problem.code === "ENOTDIR");
}

function detailOf(problem: unknown): string {
  return problem instanceof Error ? problem.message.split("\n").slice(0, 6).join(" ") : String(problem);
}
