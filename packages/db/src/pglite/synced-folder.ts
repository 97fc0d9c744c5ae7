import { fsyncSync } from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/** The part of Emscripten's Node file system that is used here; PGlite's types leave it out. */
type NodeStreams = { stream_ops: { fsync?: (stream: { nfd?: number }) => number } };

/**
 * PGlite's folder on disk, with an fsync that reaches the disk. PGlite's own is a no-op, which keeps what is committed
 * through a crash of the process, but not through a power failure.
 */
export class SyncedFolder extends NodeFS {
  override async init(...[engine, options]: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(engine, options);
    const installSync = (module: object) => {
      const { NODEFS } = module as { NODEFS?: NodeStreams };
      if (!NODEFS) throw new Error("PGlite no longer shows its Node file system: commits would not reach the disk");
      // A folder has no handle here: only its files are synced.
      NODEFS.stream_ops.fsync = ({ nfd }) => {
        if (nfd !== undefined) fsyncSync(nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), installSync] } };
  }
}

/** PGlite's start parameters with fsync on, by the call that Emscripten passes on (fdatasync is not). */
export function durableStartParams(defaults: typeof PGlite.defaultStartParams): string[] {
  return [
    ...defaults.filter((parameter) => parameter !== "-F"),
    "-c",
    "wal_sync_method=fsync",
    // There is no background writer: this bounds the log on disk, and so the wait at the start after a crash.
    "-c",
    "max_wal_size=256MB",
  ];
}
