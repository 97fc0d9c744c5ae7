import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, statSync, unlinkSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { getSystemErrorMap } from "node:util";
import { DatabaseError } from "./errors.ts";

/** One page of a file system: less would not meet a quota or a full disk. */
const probeBytes = 4096;

/** The operating system's name and words for an error of `node:fs`; undefined for any other error. */
export function systemErrorOf(error: unknown): { errno: string; reason: string } | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("errno" in error)) return undefined;
  const [errno, reason] = getSystemErrorMap().get(Number(error.errno)) ?? [String(error.code), error.message];
  return { errno, reason };
}

const noSpace = new Set(["ENOSPC", "EDQUOT"]);

/** Like a recursive mkdir, which on a read-only disk answers ENOENT: here the true reason comes out. */
function makeFolder(path: string): void {
  // Medical images: for their owner alone.
  const mode = 0o700;
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST" && statSync(path).isDirectory()) return;
    if (code !== "ENOENT" || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    mkdirSync(path, { mode });
  }
}

/**
 * Create the folder if it is missing and prove that a file can be written in it.
 * Permission bits say nothing to root, nor of read-only mounts, quotas and full disks: only a write does.
 * @throws DatabaseError DATA_FOLDER_NOT_WRITABLE, DISK_FULL
 */
export function ensureWritableFolder(path: string): void {
  const probe = join(path, `.probe-${randomUUID()}`);
  let handle: number | undefined;
  try {
    makeFolder(path);
    handle = openSync(probe, "wx", 0o600);
    let written = 0;
    while (written < probeBytes) written += writeSync(handle, Buffer.alloc(probeBytes - written));
    fsyncSync(handle);
  } catch (error) {
    const system = systemErrorOf(error);
    if (!system) throw error;
    if (noSpace.has(system.errno))
      throw new DatabaseError("DISK_FULL", { location: path, reason: system.reason }, { cause: error });
    throw new DatabaseError("DATA_FOLDER_NOT_WRITABLE", { path, ...system }, { cause: error });
  } finally {
    if (handle !== undefined) {
      closeSync(handle);
      unlinkSync(probe);
    }
  }
}
