import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Null where the file cannot be read: another system, or the process is gone. */
function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function linuxStart(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`);
  const boot = read("/proc/sys/kernel/random/boot_id");
  if (stat === null || boot === null) return null;
  // The program's name, in parentheses, may hold anything: count from its end. Field 22 is the start in clock ticks.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return `${boot.trim()}:${fields[19]}`;
}

function psStart(pid: number): string | null {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", env: { LC_ALL: "C" } }).trim();
  } catch {
    return null;
  }
}

/**
 * When a process started, in a form that differs for every process that ever bears this id on this machine.
 * Null where the system does not tell (Windows, or the process is gone).
 */
export function processStart(pid: number): string | null {
  if (process.platform === "linux") return linuxStart(pid);
  return process.platform === "win32" ? null : psStart(pid);
}

/** Whether the very process which had this id and start is still there. */
export function isAlive(pid: number, start: string | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process answers EPERM.
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
  }
  const now = processStart(pid);
  return start === null || now === null || start === now;
}
