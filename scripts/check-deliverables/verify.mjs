import { join } from "node:path";
import { lastLines, run } from "./run.mjs";

const CLI = join(import.meta.dirname, "../../apps/api/dist/cli/main.js");

/** Every file is as written, and every printed number is the report's. */
export async function check({ dir }) {
  const { code, output } = await run(process.execPath, [CLI, "verify", dir, "--lang", "en"]);
  return { name: "verify", status: code === 0 ? "passed" : "failed", detail: lastLines(output) };
}
