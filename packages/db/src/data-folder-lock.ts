import { randomUUID } from "node:crypto";
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { DatabaseError } from "./errors.ts";
import { isAlive, processStart } from "./process-identity.ts";

type Holder = {
  pid: number;
  start: string | null;
  host: string;
  /** ISO 8601. */
  since: string;
  /** Where the holder answers; empty until it listens. */
  address: string;
};

export type DataFolderLock = {
  /** Tell others where this process answers. */
  update(address: string): void;
  /** Give the folder up; also done when the process ends by itself. */
  release(): void;
};

export class DataFolderLockedError extends DatabaseError<"DATA_FOLDER_LOCKED"> {
  override readonly name = "DataFolderLockedError";
}

/** A file this old that holds no holder was left by a process which died between making and filling it. */
const fillingMsMax = 5_000;

/** Undefined when nobody can be behind the file. */
function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Missing, or on its way: only file systems without hard links ever show a file before its content.
    const madeMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - madeMs > fillingMsMax) return undefined;
    return { pid: 0, start: null, host: hostname(), since: new Date(madeMs).toISOString(), address: "" };
  }
}

function isHeld({ host, pid, start }: Holder): boolean {
  // Nothing can be known here of a process on another machine.
  return host !== hostname() || pid === 0 || isAlive(pid, start);
}

function numberOf(name: string): number {
  return Number(/^(\d+)\./.exec(name)?.[1] ?? 0);
}

/** The last number and its file, which ends in `.json` while held and in `.released` afterwards. */
function lastEntry(folder: string): { number: number; name: string } {
  const names = readdirSync(folder).filter((name) => /^\d+\.(json|released)$/.test(name));
  return names
    .map((name) => ({ number: numberOf(name), name }))
    .reduce((last, entry) => (entry.number > last.number ? entry : last), { number: 0, name: "0.released" });
}

/** Make the file with its content in one step; false when it is there already. */
function createFile(file: string, content: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") return false;
    return createWithoutLinks(file, content);
  } finally {
    rmSync(draft, { force: true });
  }
}

function createWithoutLinks(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: "wx", mode: 0o600, flush: true });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Take the data folder for this process alone.
 *
 * The lock is the highest-numbered file of `lock/`. It is taken by creating the next number, which one process alone can
 * do, and only when the last number was released or its holder is gone; it is never taken by deleting, so that two
 * processes which find the same stale lock cannot both win. A number is used once: a release keeps the file, renamed.
 *
 * @throws DataFolderLockedError naming the process which holds it
 */
export function lockDataFolder(path: string, { address = "" }: { address?: string } = {}): DataFolderLock {
  const folder = join(path, "lock");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const since = new Date().toISOString();
  const holder: Holder = { pid: process.pid, start: processStart(process.pid), host: hostname(), since, address };
  const number = takeNextNumber(path, folder, JSON.stringify(holder));
  for (const name of readdirSync(folder)) if (numberOf(name) < number) rmSync(join(folder, name), { force: true });

  const file = join(folder, `${number}.json`);
  let released = false;
  const release = () => {
    if (released) return;
    released = true;
    process.removeListener("exit", release);
    // A rename needs no space on a full disk. The folder may have been removed under us.
    if (existsSync(file)) renameSync(file, join(folder, `${number}.released`));
  };
  process.once("exit", release);
  return {
    update(newAddress) {
      const draft = `${file}.${randomUUID()}`;
      writeFileSync(draft, JSON.stringify({ ...holder, address: newAddress }), { mode: 0o600 });
      renameSync(draft, file);
    },
    release,
  };
}

function takeNextNumber(path: string, folder: string, content: string): number {
  for (;;) {
    const last = lastEntry(folder);
    const lockFile = join(folder, last.name);
    const other = last.name.endsWith(".released") ? undefined : readHolder(lockFile);
    if (other && isHeld(other)) {
      const { pid, host, since, address } = other;
      throw new DataFolderLockedError("DATA_FOLDER_LOCKED", { path, pid, host, since, address, lockFile });
    }
    const number = last.number + 1;
    const file = join(folder, `${number}.json`);
    if (!createFile(file, content)) continue;
    // A slow process may just have made a number which others used and cleared away long ago.
    if (lastEntry(folder).number === number) return number;
    rmSync(file);
  }
}
