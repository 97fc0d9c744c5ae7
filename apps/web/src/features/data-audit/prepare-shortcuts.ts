import type { IntervalDomain, IntervalRow } from "../../figures/prepare-intervals.ts";
import type { ShortcutsPanelFragment } from "../../generated/graphql.ts";

type Audits = NonNullable<ShortcutsPanelFragment["audits"]>;
type Shortcut = Audits["shortcuts"][number];

export type ShortcutRow = {
  id: string;
  name: string;
  /** As measured: below one half, less of it goes with cancer. */
  auc: number;
  interval: { low: number; high: number; level: number } | null;
  /** Adjusted for the number of measures. */
  pValue: number | null;
  /** Why there is no interval, in words. */
  reason: string | null;
  bar: IntervalRow;
};

export type PreparedShortcuts = {
  /** The area farthest from one half first. */
  rows: ShortcutRow[];
  /** Names of measures that are the same for every labelled image. */
  constant: string[];
  /** Measures without an area for another reason. */
  unknown: { name: string; reason: string }[];
  n: number;
  level: number | null;
  domain: IntervalDomain;
};

/** Puts every area on one axis from 0 to 1 with one half marked: both directions are a shortcut. A constant measure has no
 *  area, and is said to be constant instead of drawn at one half. */
export function prepareShortcuts(shortcuts: readonly Shortcut[]): PreparedShortcuts {
  const known = shortcuts.filter((one): one is Shortcut & { auc: number } => one.auc != null);
  const rows = known
    .map(({ id, name, auc, interval = null, holmPValue = null, reason }): ShortcutRow => {
      const spread = interval && { low: interval.low, high: interval.high, level: interval.level };
      return {
        id,
        name,
        auc,
        interval: spread,
        pValue: holmPValue,
        reason: reason?.message ?? null,
        bar: bar(id, auc, spread),
      };
    })
    .sort((a, b) => Math.abs(b.auc - 0.5) - Math.abs(a.auc - 0.5));
  return {
    rows,
    constant: shortcuts.filter(({ constant }) => constant).map(({ name }) => name),
    unknown: shortcuts
      .filter(({ auc, constant }) => auc == null && !constant)
      .map(({ name, reason }) => ({ name, reason: reason?.message ?? "" })),
    n: Math.max(0, ...shortcuts.map(({ n }) => n)),
    level: rows.find(({ interval }) => interval)?.interval?.level ?? null,
    domain: { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1], reference: 0.5 },
  };
}

/** Without an interval it is not drawn: the text beside it says why. */
function bar(id: string, value: number, interval: ShortcutRow["interval"]): IntervalRow {
  if (interval === null) return { id, drawn: false };
  const { low, high } = interval;
  return { id, drawn: true, value, low, high, position: { value, low, high } };
}
