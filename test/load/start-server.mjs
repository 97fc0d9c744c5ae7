// The real server, in a process and on a database of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const PROBE = fileURLToPath(new URL("./heap-probe.mjs", import.meta.url));
const CLI = fileURLToPath(new URL("../../apps/api/dist/cli/main.js", import.meta.url));

/** Start `brainscan serve` and wait until it says where it answers.
 *  @param {{ dataDir: string, databaseUrl?: string, args?: string[], env?: Record<string, string>,
 *    nodeArgs?: string[] }} options  PGlite in the data
 *    folder without an address of Postgres
 *  @returns address, process id, and a way to end it */
export async function startServer({ dataDir, databaseUrl, args = [], env: more = {}, nodeArgs = [] }) {
  const env = { ...process.env, LANG: "en", BRAINSCAN_DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? "", ...more };
  const child = spawn(process.execPath, [...nodeArgs, "--import", PROBE, CLI, "serve", "--port", "0", ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const exited = once(child, "close");
  let output = "";
  let heap = null;
  child.on("message", (told) => {
    heap = told;
  });
  const address = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      output = (output + chunk).slice(-20_000);
      const [found] = output.match(/http:\/\/localhost:\d+/) ?? [];
      if (found) resolve(found);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("close", (code) => reject(new Error(`the server ended with ${code} before it answered:\n${output}`)));
  });
  return {
    address,
    pid: child.pid,
    /** Null before the process first told. */
    heap: () => heap,
    output: () => output,
    async stop() {
      child.kill("SIGTERM");
      return (await exited)[0];
    },
  };
}
