import type { AuditStateFragment } from "../../generated/graphql.ts";

export type ProgressKind = "nothingDrawn" | "nothingRead" | "allCount" | "gap" | "complete";

/** Which sentence tells how far the reading has come. */
export function progressKind(audit: Pick<AuditStateFragment, "nDrawn" | "nRead" | "nGone" | "nCounted">): ProgressKind {
  const { nDrawn, nRead, nGone, nCounted } = audit;
  if (nDrawn === 0) return "nothingDrawn";
  if (nRead === 0) return "nothingRead";
  if (nCounted < nRead) return "gap";
  return nRead === nDrawn - nGone ? "complete" : "allCount";
}
