import type { NoticeCode } from "../messages/catalogue.ts";
import { UserProblem } from "../messages/user-problem.ts";

const CODES: Record<string, NoticeCode> = {
  ENOSPC: "OUTPUT_DISK_FULL",
  EDQUOT: "OUTPUT_DISK_FULL",
  EFBIG: "OUTPUT_TOO_LARGE",
  EACCES: "OUTPUT_NOT_WRITABLE",
  EPERM: "OUTPUT_NOT_WRITABLE",
  EROFS: "OUTPUT_NOT_WRITABLE",
  ENOENT: "OUTPUT_NOT_WRITABLE",
  EISDIR: "OUTPUT_NOT_WRITABLE",
  ENOTDIR: "OUTPUT_NOT_WRITABLE",
  EEXIST: "OUTPUT_NOT_WRITABLE",
};

/** What the system refused while writing `path`, as something the user can correct; anything else comes back as it is. */
export function outputProblem(path: string, cause: unknown): unknown {
  const systemCode = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const code = CODES[systemCode];
  // In a place such as /proc nothing can be made: the system says that nothing is there.
  const params = { path, systemCode: systemCode === "ENOENT" ? "EPERM" : systemCode };
  return code ? new UserProblem({ code, path, params }, { cause }) : cause;
}
