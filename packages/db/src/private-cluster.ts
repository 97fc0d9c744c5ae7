import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe } from "vitest";

const binaries = (() => {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return null;
  const versions = readdirSync(root).filter((name) => existsSync(join(root, name, "bin", "initdb")));
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest ? join(root, newest, "bin") : null;
})();

/** Postgres refuses to run as root: its own user then runs it, where there is one. */
const owner = (() => {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
})();

export const canStartCluster = binaries !== null && owner !== undefined;

/** A suite that stops and starts a Postgres server of its own: skipped, and saying so, where none can be made. */
export function describeCluster(title: string, body: () => void): void {
  if (canStartCluster) describe(title, body);
  else describe.skip(`${title} (skipped: no Postgres server can be started here)`, body);
}

/** A Postgres server that belongs to one test. */
export type PrivateCluster = {
  /** Address of its database. */
  url: string;
  /** Nothing happens when it runs. */
  start(): Promise<void>;
  /** `immediate` is a crash: nothing is written down before the end. */
  stop(mode?: "fast" | "immediate"): Promise<void>;
  /** Stop it for good and remove its files. */
  remove(): void;
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("no port is free");
  return address.port;
}

/** Make and start a server on a port of its own. */
export async function startPrivateCluster(): Promise<PrivateCluster> {
  if (!binaries || owner === undefined) throw new Error("no Postgres server can be started here");
  const folder = mkdtempSync(join(tmpdir(), "brainscan-cluster-"));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, "data");
  const port = await freePort();
  const run = (command: string, args: string[]) =>
    promisify(execFile)(join(binaries, command), args, { ...owner, cwd: folder });
  await run("initdb", ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync", "--no-instructions"]);

  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=40`;
  let running = false;
  const start = async () => {
    if (running) return;
    // Without pipes: the server would hold them open after pg_ctl has ended.
    const control = spawn(
      join(binaries, "pg_ctl"),
      ["-D", data, "-l", join(folder, "log"), "-o", settings, "-w", "start"],
      {
        ...owner,
        cwd: folder,
        stdio: "ignore",
      },
    );
    const [code] = await once(control, "exit");
    if (code !== 0) throw new Error(`pg_ctl ended with ${code}`);
    running = true;
  };
  const stop = async (mode = "fast") => {
    await run("pg_ctl", ["-D", data, "-m", mode, "-w", "stop"]);
    running = false;
  };
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop,
    remove() {
      spawnSync(join(binaries, "pg_ctl"), ["-D", data, "-m", "immediate", "-w", "stop"], { ...owner, cwd: folder });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
