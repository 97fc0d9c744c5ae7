import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = "session-secret";

/** The key with which session cookies are signed, made once: whoever reads the database, or a copy of it, finds tokens there and
 *  not what would make cookies of them. Processes on several machines are given one by BRAINSCAN_SESSION_SECRET instead. */
export function sessionSecret(dataDir: string): string {
  const path = join(dataDir, FILE);
  const known = read(path);
  if (known) return known;
  // Linked under its name when it is whole: another process that starts now finds all of it or nothing.
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, path);
  } catch (problem) {
    if (!isCode(problem, "EEXIST")) throw problem;
  } finally {
    rmSync(draft, { force: true });
  }
  const made = read(path);
  if (!made) throw new Error(`${path} holds no secret: remove it, and a new one is made`);
  return made;
}

function read(path: string): string | null {
  try {
    const text = readFileSync(path, "utf8").trim();
    return text.length >= 32 ? text : null;
  } catch (problem) {
    if (isCode(problem, "ENOENT")) return null;
    throw problem;
  }
}

function isCode(problem: unknown, code: string): boolean {
  return problem instanceof Error && "code" in problem && problem.code === code;
}
