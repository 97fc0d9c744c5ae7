import type { FigureRow } from "@brainscan/db/schema/experiments";
import type { Notice, StoredNotice } from "../messages/notice.ts";
import type { CheckId } from "./check-ids.ts";

/** Why a check has not run, or cannot decide. */
export type CheckReason =
  | "NO_CLASSIFIER"
  | "NO_CLUSTERING"
  | "NO_SEMI_SUPERVISED"
  | "NOTHING_TUNED"
  | "NO_IMAGES"
  | "NOT_ASKED"
  | "NOT_BUILT"
  | "NO_FIGURE"
  | "NO_FIGURES_AT_ALL"
  | "NO_REFERENCE"
  | "NO_LABELS_OF_BOTH"
  | "NO_CONTROL"
  | "CANNOT_TELL"
  | "NOTHING_TO_LABEL";

/** What a study found for one check. It holds no verdict: that follows from the threshold in force, when it is told. */
export type CheckEvidence = {
  id: CheckId;
  /** False: what the check looks at was not done. */
  ran: boolean;
  value: number | null;
  n: number | null;
  interval: FigureRow["interval"];
  /** Of a test: whether it saw more than chance explains, and from where on it would have; null where it cannot see. */
  chance: { seen: boolean; visibleFrom: number | null } | null;
  /** What it can decide: `failure` where a clean result would not be enough to pass, `nothing` where neither would. */
  decides: "both" | "failure" | "nothing";
  reason: string | null;
  evidence: StoredNotice;
};

type Found = { evidence: Notice; value: number | null } & Partial<
  Omit<CheckEvidence, "id" | "ran" | "evidence" | "reason"> & { reason: CheckReason }
>;

/** Evidence of a check that ran. */
export function evidenceOf(id: CheckId, { reason, ...found }: Found): CheckEvidence {
  return {
    ...{ id, ran: true, n: null, interval: null, chance: null, decides: "both" as const },
    ...{ ...found, reason: reason ?? null },
  };
}

export function notRun(id: CheckId, reason: CheckReason): CheckEvidence {
  return { ...undecided(id, reason), ran: false };
}

/** It ran, and the data allow no answer. */
export function undecided(id: CheckId, reason: CheckReason, n: number | null = null): CheckEvidence {
  return evidenceOf(id, { value: null, n, decides: "nothing", reason, evidence: { code: `CHECK_REASON_${reason}` } });
}
