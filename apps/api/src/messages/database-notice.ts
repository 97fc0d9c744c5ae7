import { findDatabaseError, findSqlFailure } from "@brainscan/db/errors";
import type { Notice } from "./notice.ts";

/** SQLSTATEs of a NUL in a text and in JSON, which Postgres can store in neither. */
const NUL_STATES = new Set(["22021", "22P05"]);

/** What the database cannot do and a person can put right, out of whatever wraps it; null for any other error. */
export function databaseNotice(problem: unknown): Notice | null {
  if (NUL_STATES.has(findSqlFailure(problem)?.code ?? "")) return { code: "TEXT_WITH_NUL" };
  const error = findDatabaseError(problem);
  if (!error) return null;
  const { code, params } = error;
  // Its address is for the log: whoever asks may be on another machine.
  if (code === "DATABASE_AWAY") return { code };
  // Postgres tells a limit on the size of files as it tells a full disk, and freeing space would not help.
  if ("reason" in params && "location" in params && code === "DISK_FULL" && /too large/i.test(params.reason))
    return { code: "DATA_FOLDER_NOT_WRITABLE", params: { path: params.location, errno: "EFBIG" } };
  return { code, params };
}
