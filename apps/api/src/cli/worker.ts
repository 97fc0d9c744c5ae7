import { once } from "node:events";
import { readEnvironment } from "../env.ts";
import { startHealthServer } from "../http/health.ts";
import { readinessChecks } from "../http/readiness.ts";
import { JOB_HANDLERS } from "../jobs/handlers.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { startWorkQueue } from "../runs/work-queue.ts";
import { openAppFrom } from "./open-app-from.ts";
import { parseFlags } from "./parse-flags.ts";
import { wholeNumber } from "./read-argument.ts";
import { requireSharedDatabase } from "./require-shared-database.ts";
import { stopSignal, unlessStopped } from "./stop-signal.ts";
import { terminalLanguage } from "./terminal-language.ts";

const CONCURRENCY_MAX = 64;
const PORT_MAX = 65_535;

/** `brainscan worker`: takes runs and shards from the Postgres that it shares with others, until it is told to stop. It answers
 *  nobody: any number may run, on any machine that reaches the database and the images' storage. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseFlags(args, ["concurrency", "health-port", "lang"]);
  const environment = readEnvironment();
  requireSharedDatabase(environment, "worker");
  const language = terminalLanguage(args, environment.LANG);
  const concurrency = wholeNumber("--concurrency", values.concurrency ?? "1", { min: 1, max: CONCURRENCY_MAX });
  const given = values["health-port"];
  const healthPort = given === undefined ? null : wholeNumber("--health-port", given, { min: 0, max: PORT_MAX });
  const stop = stopSignal();
  const app = await openAppFrom(environment).catch(unlessStopped(stop));
  const closers = [() => app.close()];
  try {
    const queue = await startWorkQueue(app, JOB_HANDLERS, { concurrency });
    closers.unshift(() => queue.stop());
    if (healthPort !== null) {
      const health = await startHealthServer(readinessChecks(app, queue), healthPort);
      // Not ready while the queue stops, and alive until the work in hand is put down.
      closers.splice(1, 0, () => health.stop());
    }
    console.log(renderNotice({ code: "WORKING", params: { name: app.id, concurrency } }, language));
    if (!stop.aborted) await once(stop, "abort");
    console.log(renderNotice({ code: "STOPPING" }, language));
    return 0;
  } finally {
    for (const close of closers) await close();
  }
}
