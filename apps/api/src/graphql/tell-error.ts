import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { logProblem } from "../log.ts";
import { databaseNotice } from "../messages/database-notice.ts";
import type { Notice } from "../messages/notice.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { UserProblem } from "../messages/user-problem.ts";

function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError ? error.originalError : error;
}

function noticeBehind(cause: unknown): Notice | null {
  return cause instanceof UserProblem ? cause.notice : databaseNotice(cause);
}

/** What a client may read of an error: what was asked wrongly in words, a defect of ours without its insides. */
export function tellError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = causeOf(error);
  const notice = noticeBehind(cause);
  if (notice) return { ...formatted, message: renderNotice(notice, "en"), extensions: { code: notice.code } };
  if (cause && !(cause instanceof GraphQLError))
    return { ...formatted, message: "internal error", extensions: { code: "INTERNAL_SERVER_ERROR" } };
  return formatted;
}

/** Log, with their causes, the errors that are our fault or our environment's: called once for each answer. */
export function logDefects(errors: readonly GraphQLError[]): void {
  for (const error of errors) {
    const cause = causeOf(error);
    if (!cause || cause instanceof GraphQLError || cause instanceof UserProblem) continue;
    if (noticeBehind(cause)?.code !== "TEXT_WITH_NUL") logProblem(`defect behind "${error.message}"`, cause);
  }
}

/** An error of validation without the names that it offers instead: they would tell the schema word by word. */
export function withoutSuggestion(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message.replace(/ ?Did you mean[\s\S]*$/i, ""), { nodes: error.nodes });
}
