import type { IntervalDomain, IntervalRow } from "../../figures/prepare-intervals.ts";
import type { PrevalencePanelFragment } from "../../generated/graphql.ts";

type Prevalence = NonNullable<PrevalencePanelFragment["prevalence"]>;

export type PrevalenceRow = {
  id: string;
  name: string;
  preferred: boolean;
  /** 0 to 1; null where the estimator gives none. */
  value: number | null;
  interval: { low: number; high: number } | null;
  /** Why there is no value, in words. */
  refusal: string | null;
  bar: IntervalRow;
};

export type PreparedPrevalence = {
  rows: PrevalenceRow[];
  /** Share of cancers among the labelled images and where it lies on the axis; null without any. */
  labelled: number | null;
  nLabelled: number;
  nPool: number;
  preferred: PrevalenceRow | null;
  /** Level of the intervals, 0 to 1; null without any. */
  level: number | null;
  domain: IntervalDomain;
};

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Puts the estimates on one axis from 0 to 1, the preferred one first, with the labelled share to compare them with.
 *  An estimate without an interval is said and not drawn. */
export function preparePrevalence(prevalence: Prevalence): PreparedPrevalence {
  const { estimates, nNormal, nCancer, nPool } = prevalence;
  const labelled = prevalence.labelledShare ?? null;
  const found = estimates.map((estimate): PrevalenceRow => {
    const { method, value = null, interval = null, refusal } = estimate;
    return {
      id: method.id,
      name: method.name,
      preferred: method.id === prevalence.preferred,
      value,
      interval,
      refusal: refusal?.message ?? null,
      bar: barOf(method.id, value, interval),
    };
  });
  const rows = [...found.filter((row) => row.preferred), ...found.filter((row) => !row.preferred)];
  return {
    rows,
    labelled,
    nLabelled: nNormal + nCancer,
    nPool,
    preferred: rows.find((row) => row.preferred) ?? null,
    level: estimates.find(({ interval }) => interval)?.interval?.level ?? null,
    domain: { low: 0, high: 1, ticks: TICKS, reference: labelled },
  };
}

function barOf(id: string, value: number | null, interval: PrevalenceRow["interval"]): IntervalRow {
  if (value === null || interval === null) return { id, drawn: false };
  const { low, high } = interval;
  return { id, drawn: true, value, low, high, position: { value, low, high } };
}
