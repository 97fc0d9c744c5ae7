import { databaseNotice } from "../messages/database-notice.ts";
import { UserProblem } from "../messages/user-problem.ts";

const FULL = new Set(["ENOSPC", "EDQUOT"]);
const NOT_WRITABLE = new Set(["EROFS", "EFBIG", "EACCES", "EPERM", "ENOTDIR"]);

/** The problem behind a failed write to the data folder or its database, or null when it is something else. */
export function storageProblem(error: unknown, dataDir: string): UserProblem | null {
  if (!(error instanceof Error) || error instanceof UserProblem) return null;
  const errno = "code" in error ? String(error.code) : "";
  if (FULL.has(errno)) return new UserProblem({ code: "DISK_FULL", params: { folder: dataDir } }, { cause: error });
  if (NOT_WRITABLE.has(errno))
    return new UserProblem({ code: "DATA_FOLDER_NOT_WRITABLE", params: { folder: dataDir, errno } }, { cause: error });
  const notice = databaseNotice(error);
  if (notice?.code !== "DISK_FULL" && notice?.code !== "DATA_FOLDER_NOT_WRITABLE") return null;
  return new UserProblem({ ...notice, params: { ...notice.params, folder: dataDir } }, { cause: error });
}
