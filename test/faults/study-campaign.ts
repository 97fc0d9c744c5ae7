import { existsSync } from "node:fs";
import { join } from "node:path";
import { workFolder } from "@brainscan/api/cli/work-folder";
import { createRandom } from "@brainscan/ml/random/random";
import { logWrites, readWrites } from "../src/stored-writes.ts";
import { digestTables } from "./exported-tables.ts";
import type { Campaign, Kill } from "./kills.ts";
import { type Course, courseOf, drawMoment } from "./moments.ts";
import { isBefore, type Phase } from "./phases.ts";
import type { SmallPipeline } from "./small-pipeline.ts";
import { killAt, type Started, start } from "./started-process.ts";

export type Undisturbed = { course: Course; tables: Record<string, string> };

function study(pipeline: SmallPipeline, home: string, out: string): Started {
  const { data, plan, backbone } = pipeline;
  const args = ["study", "--data", data, "--out", out, "--plan", plan, "--backbone", backbone, "--only", "tables"];
  return start([...args, "--workers", "1"], { BRAINSCAN_DATA_DIR: home });
}

async function whole(process: Started): Promise<void> {
  const code = await process.ended;
  if (code !== 0) throw new Error(`the study ended with ${code}:\n${process.output()}`);
}

/** One study that nobody disturbs: what it takes, and what every disturbed one must come to. */
export async function undisturbedStudy(pipeline: SmallPipeline, folder: string): Promise<Undisturbed> {
  const out = join(folder, "undisturbed");
  const process = study(pipeline, pipeline.newHome("home-undisturbed"), out);
  await whole(process);
  return { course: courseOf(process.told, performance.now() - process.startedAt), tables: digestTables(out) };
}

/** Kill `brainscan study` at drawn moments, repeating the same command each time, until it was killed so often: as many passes as
 *  that takes, each from an empty folder to its tables.
 *  @param judge  called with the tables of each pass */
export async function killStudies(
  pipeline: SmallPipeline,
  { course }: Undisturbed,
  {
    folder,
    nKills,
    seed,
    judge,
  }: { folder: string; nKills: number; seed: number; judge: (tables: Record<string, string>) => void },
): Promise<Campaign> {
  const random = createRandom(seed, "kills");
  const startedAt = performance.now();
  const kills: Kill[] = [];
  let [passes, stored, again] = [0, 0, 0];
  while (kills.length < nKills) {
    const name = `pass${++passes}`;
    const home = pipeline.newHome(`home-${name}`);
    const out = join(folder, name);
    const killed = () => existsSync(join(workFolder(home, "studies", out), "database"));
    let logging = false;
    let last: Kill | null = null;
    for (let over = false; !over; ) {
      const process = study(pipeline, home, out);
      const last_ = last;
      if (kills.length === nKills) {
        await whole(process);
        over = true;
      } else if (await killAt(process, drawMoment(random, course, last?.phase ?? "start"))) {
        last = { phase: process.told.at(-1)?.phase ?? "start", what: "study", recoveryMs: null };
        kills.push(last);
      } else {
        await whole(process);
        over = true;
      }
      if (last_) last_.recoveryMs = recoveryOf(last_.phase, process);
      if (!over && !logging && killed()) {
        logging = true;
        await logWrites(home, name);
      }
    }
    judge(digestTables(out));
    if (!logging) continue;
    const writes = await readWrites(home, name);
    stored += writes.length;
    again += writes.length - new Set(writes.map(({ table, key }) => `${table} ${key}`)).size;
  }
  return { title: "brainscan study on PGlite", kills, passes, stored, again, tookMs: performance.now() - startedAt };
}

/** Milliseconds until a phase was reached, or one after it. */
function recoveryOf(phase: Phase, { told }: Started): number | null {
  return told.find((one) => !isBefore(one.phase, phase))?.atMs ?? null;
}
