import type { CheckStatus, ChecksPanelFragment } from "../../generated/graphql.ts";

type Check = ChecksPanelFragment["checks"][number];
type Unit = Check["definition"]["unit"];

export type CheckRow = {
  id: string;
  title: string;
  rule: string;
  status: CheckStatus;
  evidence: string;
  value: number | null;
  unit: Unit;
  /** How value and threshold are printed: a share to as many digits as keep the two apart. */
  digits: number;
  atLeast: boolean;
  threshold: number;
  /** What the number beside the value is held against, where that is not the value itself. */
  judgedBy: "interval" | "chance" | null;
  /** What chance explains at most, of a check judged by chance. */
  visibleFrom: number | null;
  n: number | null;
  interval: { low: number; high: number; level: number } | null;
  /** Page below the language, and the place on it. */
  page: { path: string; hash: string };
  change: { by: string; at: string; from: number; afterResults: boolean } | null;
  /** Whether another threshold than this one makes sense. */
  editable: boolean;
  /** What an edit must keep to. */
  bounds: Bounds;
};

export type Bounds = { minimum: number; maximum: number; whole: boolean };

export type PreparedChecks = {
  rows: CheckRow[];
  /** How many checks have each status, those that nobody has left out, in this order. */
  counts: { status: CheckStatus; count: number }[];
};

const STATUSES: readonly CheckStatus[] = ["FAIL", "NOT_DECIDABLE", "NOT_RUN", "PASS"];

/** The definition of done as a list: order of the work kept, what stands beside what, and what an edit may do. */
export function prepareChecks(checks: readonly Check[]): PreparedChecks {
  const rows = checks.map(rowOf);
  const counts = STATUSES.map((status) => ({ status, count: rows.filter((row) => row.status === status).length }));
  return { rows, counts: counts.filter(({ count }) => count > 0) };
}

function rowOf(check: Check): CheckRow {
  const { definition, interval = null, value = null, n = null } = check;
  const { threshold, unit, judgedBy, comparator, minimum, maximum, whole, change = null } = definition;
  const [path, hash = ""] = check.link.split("#");
  return {
    ...{ id: check.id, title: definition.title, rule: definition.rule, status: check.status },
    ...{ evidence: check.evidence.message, value, unit, threshold, n, visibleFrom: check.visibleFrom ?? null },
    digits: unit === "SHARE" && value !== null ? shareDigits(value, threshold) : 0,
    atLeast: comparator === "AT_LEAST",
    judgedBy: judgedBy === "INTERVAL" ? "interval" : judgedBy === "CHANCE" ? "chance" : null,
    interval: interval && { low: interval.low, high: interval.high, level: interval.level },
    page: { path, hash: hash === "" ? "" : `#${hash}` },
    change: change && {
      by: change.changedBy,
      at: change.changedAt,
      from: change.previous,
      afterResults: change.afterResults,
    },
    editable: minimum < maximum,
    bounds: { minimum, maximum, whole },
  };
}

/** 94.6 % beside 95 % must not read as 95 % beside 95 %. */
function shareDigits(value: number, threshold: number): number {
  const at = (digits: number, share: number) => (100 * share).toFixed(digits);
  if (value === threshold) return 0;
  return [0, 1, 2].find((digits) => at(digits, value) !== at(digits, threshold)) ?? 2;
}

/** A threshold as it was written, with a point or a comma; null when it is none that the check takes. */
export function readThreshold(written: string, { minimum, maximum, whole }: Bounds): number | null {
  const text = written.trim().replace(",", ".");
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
  const value = Number(text);
  if (value < minimum || value > maximum || (whole && !Number.isInteger(value))) return null;
  return value;
}
