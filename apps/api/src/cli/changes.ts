import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { changeLines } from "../changes/change-lines.ts";
import { readEnvironment } from "../env.ts";
import { openAppFrom } from "./open-app-from.ts";
import { parseFlags } from "./parse-flags.ts";
import { oneOf } from "./read-argument.ts";

/** `brainscan changes export`: the whole log of changes as CSV, on standard output. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parseFlags(args, ["lang"], { positionalsMax: 1 });
  oneOf("changes", positionals[0] ?? "", ["export"]);
  const app = await openAppFrom(readEnvironment());
  try {
    await pipeline(Readable.from(changeLines(app.database.orm)), process.stdout, { end: false });
    return 0;
  } finally {
    await app.close();
  }
}
