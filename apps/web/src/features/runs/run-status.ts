import type { RunStatus } from "../../generated/graphql.ts";

/** True once nothing more will happen to the run. */
export function isTerminal(status: RunStatus): boolean {
  return status === "DONE" || status === "FAILED" || status === "CANCELLED";
}
