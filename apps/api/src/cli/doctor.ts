import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { availableParallelism, freemem, totalmem } from "node:os";
import { dirname } from "node:path";
import { probeProviders } from "@brainscan/ml/onnx/providers";
import { runtimeVersion } from "@brainscan/ml/onnx/runtime-version";
import { readEnvironment } from "../env.ts";
import { noticeOf } from "../messages/notice-of.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { PRODUCT_VERSION } from "../product.ts";
import { listBackbones } from "../weights/list-backbones.ts";
import { openAppFrom } from "./open-app-from.ts";
import { parseFlags } from "./parse-flags.ts";
import { terminalLanguage } from "./terminal-language.ts";

const GIB = 1024 ** 3;
const gib = (bytes: number) => `${(bytes / GIB).toFixed(1)} GiB`;

/** `brainscan doctor`: what a support engineer asks for first. Each line stands by itself, so that one failure hides no other. */
export async function run(args: string[]): Promise<number> {
  const environment = readEnvironment();
  const language = terminalLanguage(args, environment.LANG);
  parseFlags(args, ["lang"]);
  const { BRAINSCAN_DATA_DIR: dataDir } = environment;
  const lines: [string, string][] = [
    ["brainscan", PRODUCT_VERSION],
    ["node", `${process.version} on ${process.platform}-${process.arch}, ${availableParallelism()} cores`],
    ["memory", `${gib(freemem())} free of ${gib(totalmem())}`],
    ["onnxruntime", runtimeVersion()],
    ["data folder", dataDir],
  ];
  let healthy = true;
  // A diagnosis changes nothing: a folder that is not there yet is said, not made.
  if (!existsSync(dataDir)) lines.push(["database", renderNotice({ code: "DATA_FOLDER_ABSENT" }, language)]);
  else
    try {
      const app = await openAppFrom(environment);
      lines.push(["database", await app.database.describe()]);
      await app.close();
    } catch (problem) {
      healthy = false;
      lines.push(["database", renderNotice(noticeOf(problem), language)]);
    }
  for (const { id, available, detail } of await probeProviders())
    lines.push([`provider ${id}`, available ? `opens: ${detail}` : `does not open: ${detail}`]);
  for (const { id, architecture, installed, path } of await listBackbones(dataDir))
    lines.push([
      `weights ${id}`,
      `${architecture}, ${installed ? path : `not installed (brainscan weights fetch ${id})`}`,
    ]);
  try {
    const place = existsSync(dataDir) ? dataDir : dirname(dataDir);
    const { bavail, bsize } = await statfs(place);
    lines.push(["free space", `${gib(bavail * bsize)} at ${place}`]);
  } catch (problem) {
    healthy = false;
    lines.push(["free space", problem instanceof Error ? problem.message : String(problem)]);
  }
  for (const [name, value] of lines) console.log(`${name.padEnd(28)}${value}`);
  return healthy ? 0 : 1;
}
