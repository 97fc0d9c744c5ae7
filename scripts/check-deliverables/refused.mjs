import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Why an export says that it did not write a file; null when it says nothing of it. */
export function refusalOf(dir, path) {
  const { refusals } = JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8"));
  return refusals.find((refusal) => refusal.path === path)?.reason ?? null;
}
