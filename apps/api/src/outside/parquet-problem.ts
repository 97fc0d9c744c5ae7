import type { NoticeCode } from "../messages/catalogue.ts";
import type { MessageParams } from "../messages/message.ts";
import { UserProblem } from "../messages/user-problem.ts";

/** Why a Parquet file is not read; its cause is kept for the log. */
export function parquetProblem(
  code: Extract<NoticeCode, `OUTSIDE_${string}`>,
  params: MessageParams,
  cause?: unknown,
): UserProblem {
  return new UserProblem({ code, params }, { cause });
}

/** A file whose parts contradict each other: cut short, changed on its way, or made to mislead. */
export function damaged(reason: string, cause?: unknown): UserProblem {
  return parquetProblem("OUTSIDE_PARQUET_DAMAGED", {}, cause ?? new Error(reason));
}
