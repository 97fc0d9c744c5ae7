import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmdirSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Root ignores permissions and no other way fills a disk at will: tests that need a mount are skipped where none can be made. */
export const canMount = (() => {
  if (process.platform !== "linux") return false;
  const folder = mkdtempSync(join(tmpdir(), "brainscan-mount-"));
  try {
    mountDisk(folder, "size=64k");
    unmountDisk(folder);
    return true;
  } catch {
    // No right to mount here, or no such command: `false` is the whole answer.
    return false;
  } finally {
    rmdirSync(folder);
  }
})();

/** Whether the size of the files that a running process writes can be limited from outside. */
export const canLimit = (() => {
  try {
    execFileSync("prlimit", ["--version"], { stdio: "ignore" });
    return process.platform === "linux";
  } catch {
    return false;
  }
})();

/** A disk in memory at `folder`, which is made. */
export function mountDisk(folder: string, options: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "ignore" });
}

export function unmountDisk(folder: string): void {
  execFileSync("umount", [folder], { stdio: "ignore" });
}

/** Shrink or grow a mounted disk until `bytes` are free. */
export function leaveFree(folder: string, bytes: number): void {
  const { blocks, bfree, bsize } = statfsSync(folder);
  const size = (blocks - bfree) * bsize + bytes;
  execFileSync("mount", ["-o", `remount,size=${Math.ceil(size / 1024)}k`, folder]);
}

/** Limit the size of the files that a running process may write from now on. */
export function limitFiles(pid: number, bytes: number | "unlimited"): void {
  execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:unlimited`]);
}
