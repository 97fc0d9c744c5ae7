import { resolve } from "node:path";
import { readEnvironment } from "../env.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { userProblem } from "../messages/user-problem.ts";
import { addWeights } from "../weights/add-weights.ts";
import { fetchWeights } from "../weights/fetch-weights.ts";
import { listBackbones } from "../weights/list-backbones.ts";
import { parseFlags } from "./parse-flags.ts";
import { progressLine } from "./progress-line.ts";
import { oneOf, required } from "./read-argument.ts";
import { stopSignal } from "./stop-signal.ts";
import { terminalLanguage } from "./terminal-language.ts";

const BYTES_PER_MB = 1e6;

/** `brainscan weights list | fetch ID | add FILE --name NAME` */
export async function run(args: string[]): Promise<number> {
  const environment = readEnvironment();
  const language = terminalLanguage(args, environment.LANG);
  const dataDir = environment.BRAINSCAN_DATA_DIR;
  const { values, positionals } = parseFlags(args, ["name", "lang"], { positionalsMax: 2 });
  const [action = "list", subject] = positionals;

  if (action === "list") {
    for (const { id, architecture, installed, path } of await listBackbones(dataDir))
      console.log(`${id.padEnd(24)}${architecture.padEnd(12)}${installed ? path : "-"}`);
    return 0;
  }
  oneOf("weights", action, ["fetch", "add"]);
  if (subject === undefined) throw userProblem("ARGUMENT_EMPTY", { argument: `weights ${action}` });
  if (action === "fetch") {
    const line = progressLine(language);
    const { path } = await fetchWeights(subject, {
      dataDir,
      baseUrl: environment.BRAINSCAN_WEIGHTS_URL,
      signal: stopSignal(),
      onProgress: ({ receivedBytes: done, totalBytes: total }) =>
        line.show("FETCH", Math.round(done / BYTES_PER_MB), Math.round((total ?? 0) / BYTES_PER_MB)),
    });
    line.end();
    console.log(renderNotice({ code: "WEIGHTS_READY", params: { id: subject, path } }, language));
    return 0;
  }
  const { id, path } = await addWeights(resolve(subject), required("--name", values.name), { dataDir });
  console.log(renderNotice({ code: "WEIGHTS_READY", params: { id, path } }, language));
  return 0;
}
