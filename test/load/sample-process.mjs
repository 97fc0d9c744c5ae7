// What a running server holds, read from outside: it needs to offer nothing for it. Linux only.
import { readdirSync, readFileSync } from "node:fs";

/** Resident memory and open handles of a process; `sockets` are among its handles. */
export function sampleProcess(pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kib = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0);
  const handles = readdirSync(`/proc/${pid}/fd`);
  return {
    rssBytes: kib("VmRSS") * 1024,
    // What is neither a file mapped in nor shared: the heap of JavaScript and what native code keeps.
    anonymousBytes: kib("RssAnon") * 1024,
    threads: Number(/^Threads:\s+(\d+)/m.exec(status)?.[1]),
    handles: handles.length,
  };
}
