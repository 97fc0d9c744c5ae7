// The real code over millions of real rows in Postgres, with several workers of which some are killed, and a network that costs
// nothing. Build first. Usage: npm run rehearsal [-- --rows 4000000] [--workers 3] [--sample 5000] [--slice 500] [--out FILE]
//                                                [--silent-seconds 30]
// TEST_DATABASE_URL names a Postgres server on which databases may be created. Stopped by Ctrl+C, it leaves what it measured until
// then in FILE, with where it stopped.
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { answers } from "../load/private-database.mjs";
import { rehearse } from "./rehearse.mjs";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "4000000" },
    workers: { type: "string", default: "3" },
    sample: { type: "string", default: "5000" },
    slice: { type: "string", default: "500" },
    "silent-seconds": { type: "string", default: "30" },
    out: { type: "string" },
  },
});
const server = process.env.TEST_DATABASE_URL;
if (!(await answers(server))) {
  console.error("rehearsal: set TEST_DATABASE_URL to a Postgres server on which databases may be created");
  process.exit(2);
}
const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => stop.abort(new Error(`stopped by ${name}`)));

let writing = Promise.resolve();
/** Whole or not at all. */
const write = (result) => {
  if (!values.out) return;
  writing = writing.then(async () => {
    await writeFile(`${values.out}.part`, `${JSON.stringify(result, null, 2)}\n`);
    await rename(`${values.out}.part`, values.out);
  });
  return writing;
};

const folder = await mkdtemp(join(tmpdir(), "brainscan-rehearsal-"));
try {
  const plan = JSON.parse(await readFile(new URL("./plan.json", import.meta.url), "utf8"));
  const result = await rehearse({
    ...{ server, folder, plan, log: (line) => console.log(line), onPart: write, signal: stop.signal },
    rows: Number(values.rows),
    workers: Number(values.workers),
    sampleSize: Number(values.sample),
    sliceImages: Number(values.slice),
    silentMs: Number(values["silent-seconds"]) * 1000,
  });
  if (values.out) await write(result);
  else console.log(JSON.stringify(result, null, 2));
  process.exitCode = result.study.status === "DONE" ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
