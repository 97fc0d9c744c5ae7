import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** SHA-256 of every table and of the predictions below an export's folder, by path. */
export function digestTables(folder: string): Record<string, string> {
  const tables = readdirSync(join(folder, "tables")).map((name) => `tables/${name}`);
  return Object.fromEntries(
    [...tables, "predictions.csv"].sort().map((path) => [
      path,
      createHash("sha256")
        .update(readFileSync(join(folder, path)))
        .digest("hex"),
    ]),
  );
}
