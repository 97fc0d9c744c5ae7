import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** What building makes: it must not look like a change of the sources. */
const SKIPPED = new Set(["node_modules", "dist", "out", ".next", ".turbo", "generated", "next-env.d.ts"]);

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (SKIPPED.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (entry.isFile()) yield path;
  }
}

/** A hash that moves when any file of the workspace does (path, size, time of change), and with Node's version. */
export function sourceFingerprint(root) {
  const hash = createHash("sha256").update(process.version);
  for (const top of [
    "apps",
    "packages",
    "package.json",
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "tsconfig.base.json",
    "turbo.json",
  ]) {
    const path = join(root, top);
    const files = statSync(path).isDirectory() ? sources(path) : [path];
    for (const file of files) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${relative(root, file)}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}
