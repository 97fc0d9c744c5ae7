import { once } from "node:events";
import { readEnvironment } from "../env.ts";
import { startServer } from "../http/server.ts";
import type { Serving } from "../http/serving.ts";
import { removeStaleUploads } from "../http/uploads.ts";
import { JOB_HANDLERS } from "../jobs/handlers.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { userProblem } from "../messages/user-problem.ts";
import { startWorkQueue } from "../runs/work-queue.ts";
import { openAppFrom } from "./open-app-from.ts";
import { parseFlags } from "./parse-flags.ts";
import { planArgument } from "./plan-argument.ts";
import { wholeNumber } from "./read-argument.ts";
import { realPath } from "./real-path.ts";
import { requireSharedDatabase } from "./require-shared-database.ts";
import { accountsFor, SERVING_FLAGS, servingFrom } from "./serving-from.ts";
import { stopSignal, unlessStopped } from "./stop-signal.ts";
import { studyAtStart } from "./study-at-start.ts";
import { terminalLanguage } from "./terminal-language.ts";

const PORTS_TRIED = 20;
const PORT_MAX = 65_535;
const CANNOT_LISTEN = ["EADDRINUSE", "EADDRNOTAVAIL", "EACCES", "ENOTFOUND", "EAI_AGAIN"];

const COMMON_FLAGS = ["port", "lang", ...SERVING_FLAGS] as const;

/** `brainscan serve`: the API, its workers and the dashboard in one process, until it is told to stop. */
export function run(args: string[]): Promise<number> {
  return serve(args, { computes: true });
}

/** @param computes  false: what is asked for is handed to other processes on the same database */
export async function serve(args: string[], { computes }: { computes: boolean }): Promise<number> {
  const { values, switches } = computes
    ? parseFlags(args, ["data", "plan", ...COMMON_FLAGS], { switches: ["no-demo"] })
    : parseFlags<"data" | "plan" | (typeof COMMON_FLAGS)[number], "no-demo">(args, COMMON_FLAGS);
  const environment = readEnvironment();
  if (!computes) requireSharedDatabase(environment, "api");
  const language = terminalLanguage(args, environment.LANG);
  const stop = stopSignal();
  const data = values.data === undefined ? undefined : await realPath(values.data);
  const port =
    values.port === undefined ? environment.PORT : wholeNumber("--port", values.port, { min: 0, max: PORT_MAX });

  const serving = servingFrom(values, environment, port);
  const plan = await planArgument(values.plan ?? "default");

  const app = await openAppFrom(environment).catch(unlessStopped(stop));
  // Closed in reverse order of opening, whatever goes wrong in between: a start that fails must end, and give the folder up.
  const closers = [() => app.close()];
  try {
    const accounts = await accountsFor(app, serving, environment);
    await removeStaleUploads(app);
    const queue = await startWorkQueue(app, JOB_HANDLERS, { concurrency: computes ? 1 : 0 });
    closers.unshift(() => queue.stop());
    const services = {
      app,
      queue,
      importRoots: [...environment.BRAINSCAN_IMPORT_ROOTS, ...(data === undefined ? [] : [data])],
      uploadBytesMax: environment.BRAINSCAN_UPLOAD_BYTES_MAX,
      accounts,
      introspection: environment.BRAINSCAN_INTROSPECTION
        ? environment.BRAINSCAN_INTROSPECTION === "on"
        : serving.publicOrigin === null,
    };
    const server = await startOnFreePort(serving, port, (candidate) =>
      startServer(services, candidate, undefined, serving),
    );
    closers.unshift(() => server.stop());
    if (server.port !== port && port !== 0)
      console.log(renderNotice({ code: "PORT_TAKEN", params: { port, offered: server.port } }, language));
    app.lock?.update(server.address);
    const params = { address: server.address, folder: app.config.dataDir };
    console.log(renderNotice({ code: "SERVING", params }, language));

    const studying = computes
      ? studyAtStart(services, { data, plan, demo: !switches["no-demo"], language, signal: stop })
      : null;
    if (!stop.aborted) await once(stop, "abort");
    console.log(renderNotice({ code: "STOPPING" }, language));
    await studying;
    return 0;
  } finally {
    for (const close of closers) await close();
  }
}

/** Listen on `port`, or on the next one that is free: on this machine alone, since others know the port that was asked for. */
async function startOnFreePort<Running extends { port: number }>(
  { host, publicOrigin }: Serving,
  port: number,
  start: (candidate: number) => Promise<Running>,
): Promise<Running> {
  for (let candidate = port; ; candidate++) {
    try {
      return await start(candidate);
    } catch (problem) {
      const { code } = problem as NodeJS.ErrnoException;
      if (code === undefined || !CANNOT_LISTEN.includes(code)) throw problem;
      const last = publicOrigin !== null || candidate >= Math.min(port + PORTS_TRIED, PORT_MAX);
      if (code !== "EADDRINUSE" || last) throw userProblem("SERVE_CANNOT_LISTEN", { host, port: candidate, code });
    }
  }
}
