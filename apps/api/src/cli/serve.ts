import { once } from "node:events";
import { readEnvironment } from "../env.ts";
import { startServer } from "../http/server.ts";
import { removeStaleUploads } from "../http/uploads.ts";
import { JOB_HANDLERS } from "../jobs/handlers.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { startWorkQueue } from "../runs/work-queue.ts";
import { openAppFrom } from "./open-app-from.ts";
import { parseFlags } from "./parse-flags.ts";
import { planArgument } from "./plan-argument.ts";
import { wholeNumber } from "./read-argument.ts";
import { realPath } from "./real-path.ts";
import { stopSignal, unlessStopped } from "./stop-signal.ts";
import { studyAtStart } from "./study-at-start.ts";
import { terminalLanguage } from "./terminal-language.ts";

const PORTS_TRIED = 20;
const PORT_MAX = 65_535;

/** `brainscan serve`: the API, its workers and the dashboard in one process, until it is told to stop. */
export async function run(args: string[]): Promise<number> {
  const { values, switches } = parseFlags(args, ["data", "port", "plan", "lang"], { switches: ["no-demo"] });
  const environment = readEnvironment();
  const language = terminalLanguage(args, environment.LANG);
  const stop = stopSignal();
  const data = values.data === undefined ? undefined : await realPath(values.data);
  const port =
    values.port === undefined ? environment.PORT : wholeNumber("--port", values.port, { min: 0, max: PORT_MAX });

  const plan = await planArgument(values.plan ?? "default");

  const app = await openAppFrom(environment).catch(unlessStopped(stop));
  // Closed in reverse order of opening, whatever goes wrong in between: a start that fails must end, and give the folder up.
  const closers = [() => app.close()];
  try {
    await removeStaleUploads(app);
    const queue = await startWorkQueue(app, JOB_HANDLERS);
    closers.unshift(() => queue.stop());
    const services = {
      app,
      queue,
      importRoots: [...environment.BRAINSCAN_IMPORT_ROOTS, ...(data === undefined ? [] : [data])],
      uploadBytesMax: environment.BRAINSCAN_UPLOAD_BYTES_MAX,
    };
    const server = await startOnFreePort(port, (candidate) => startServer(services, candidate));
    closers.unshift(() => server.stop());
    if (server.port !== port && port !== 0)
      console.log(renderNotice({ code: "PORT_TAKEN", params: { port, offered: server.port } }, language));
    app.lock.update(server.address);
    const params = { address: server.address, folder: app.config.dataDir };
    console.log(renderNotice({ code: "SERVING", params }, language));

    const studying = studyAtStart(services, { data, plan, demo: !switches["no-demo"], language, signal: stop });
    if (!stop.aborted) await once(stop, "abort");
    console.log(renderNotice({ code: "STOPPING" }, language));
    await studying;
    return 0;
  } finally {
    for (const close of closers) await close();
  }
}

/** Listen on `port`, or on the next one that is free. */
async function startOnFreePort<Running extends { address: string }>(
  port: number,
  start: (candidate: number) => Promise<Running>,
): Promise<Running & { port: number }> {
  for (let candidate = port; ; candidate++) {
    try {
      const running = await start(candidate);
      return { ...running, port: Number(new URL(running.address).port) };
    } catch (problem) {
      const taken = problem instanceof Error && "code" in problem && problem.code === "EADDRINUSE";
      if (!taken || candidate >= Math.min(port + PORTS_TRIED, PORT_MAX)) throw problem;
    }
  }
}
