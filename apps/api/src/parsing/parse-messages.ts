import type { Notice } from "../messages/notice.ts";
import type { ParseTask } from "./parse-tasks.ts";

export type ParseRequest = { task: ParseTask; input: unknown };

export type ParseMessage =
  | { type: "reading"; name: string }
  | { type: "progress"; n: number }
  | { type: "result"; output: unknown }
  /** Of a UserProblem, of an UnusableFile, and of anything else. */
  | { type: "problem"; notice: Notice; field: readonly string[] }
  | { type: "unusable"; notice: Notice }
  | { type: "failure"; error: unknown; code: string | undefined };
