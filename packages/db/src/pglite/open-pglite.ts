import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DatabaseError, diskFullWords } from "../errors.ts";
import { packageRoot } from "../package-root.ts";
import type { CreateFolderAnswer } from "./create-folder-process.ts";
import { ThreadClient } from "./thread-client.ts";

/** Major version of Postgres inside PGlite: its folders can be read by no other. */
const postgresMajor = "18";

const creationFile = fileURLToPath(new URL("dist/pglite/create-folder-process.js", packageRoot));

/** The line in which Postgres says why it gave up. */
function lastWords(reason: string, log: string[]): string {
  const line =
    log.findLast((entry) => / (PANIC|FATAL): /.test(entry)) ?? log.findLast((entry) => / ERROR: /.test(entry));
  return line ? line.replace(/^.*? (PANIC|FATAL|ERROR): +/, "") : reason;
}

function stoppedError(location: string, opened: boolean, reason: string, log: string[]): DatabaseError {
  const words = lastWords(reason, log);
  if (diskFullWords.test(words)) return new DatabaseError("DISK_FULL", { location, reason: words });
  if (opened || log.length === 0) return new DatabaseError("DATABASE_STOPPED", { location, reason: words });
  return new DatabaseError("DATABASE_CORRUPT", { path: location, reason: words });
}

/** Node's exit status when it does not know a flag. */
const badOption = 9;

/**
 * Run the creation in a process of its own: what it takes of memory goes with it, and V8 can be kept from optimising
 * code that runs once, which is half of the work. The flag is V8's own: without it the creation only takes longer.
 */
async function runCreation(folder: string, flags: string[]): Promise<CreateFolderAnswer> {
  const child = fork(creationFile, [folder], { execArgv: flags, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  return new Promise((resolve, reject) => {
    child.once("message", (answer) => resolve(answer as CreateFolderAnswer));
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (code === badOption && flags.length > 0) resolve(runCreation(folder, []));
      else reject(new Error(`the process which creates the database ended (${signal ?? code})`));
    });
  });
}

/** Remove what interrupted creations left behind. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(dirname(folder)))
    if (name.startsWith(`${basename(folder)}.new`))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
}

/** Make the folder in one step, so that an interrupted creation leaves none. Each creation has a name of its own: the process of
 *  one that was interrupted may outlive it, and still write. */
async function createFolder(folder: string): Promise<void> {
  const unfinished = `${folder}.new-${randomUUID()}`;
  const { message, system } = await runCreation(unfinished, ["--liftoff-only"]);
  if (message !== undefined) {
    rmSync(unfinished, { recursive: true, force: true });
    if (system && /^(ENOSPC|EDQUOT|EFBIG)$/.test(system.errno))
      throw new DatabaseError("DISK_FULL", { location: folder, reason: system.reason });
    throw new Error(`the database ${folder} could not be created: ${message}`);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

function checkFolder(path: string): void {
  const versionFile = join(path, "PG_VERSION");
  if (!existsSync(versionFile)) throw new DatabaseError("NOT_A_DATABASE_FOLDER", { path });
  const found = readFileSync(versionFile, "utf8").trim();
  if (!/^\d+$/.test(found))
    throw new DatabaseError("DATABASE_CORRUPT", { path, reason: "PG_VERSION holds no version" });
  if (found !== postgresMajor)
    throw new DatabaseError("DATABASE_OTHER_VERSION", { path, found, expected: postgresMajor });
}

/**
 * Open PGlite in its own thread.
 * @param folder the database's own folder, created when missing or empty; undefined for a database in memory
 * @param template tar archive to fill a database in memory from
 * @throws DatabaseError NOT_A_DATABASE_FOLDER, DATABASE_OTHER_VERSION, DATABASE_CORRUPT, DISK_FULL
 */
export async function openPglite(folder: string | undefined, template?: string): Promise<ThreadClient> {
  if (folder !== undefined) {
    removeUnfinished(folder);
    if (!existsSync(folder) || readdirSync(folder).length === 0) await createFolder(folder);
    checkFolder(folder);
  }
  let opened = false;
  const client = await ThreadClient.open({ dataDir: folder, template }, (reason, log) =>
    stoppedError(folder ?? "in memory", opened, reason, log),
  );
  opened = true;
  return client;
}
