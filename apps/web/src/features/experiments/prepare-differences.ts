import type { DifferenceFieldsFragment } from "../../generated/graphql.ts";

export type DifferenceRow<Item> = Item & {
  /** Shares of the axis, 0 to 1; null where there is no interval, and nothing is drawn. */
  position: { value: number; low: number; high: number; folds: number[] } | null;
};

export type Differences<Item> = {
  rows: DifferenceRow<Item>[];
  /** Ends of the axis, on either side of no difference. */
  reach: number;
  ticks: number[];
  undrawn: number;
};

const REACHES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1];

/** Puts differences on one axis, no difference in its middle, as far as the intervals and the folds reach. */
export function prepareDifferences<Item extends { difference: DifferenceFieldsFragment }>(
  items: readonly Item[],
): Differences<Item> {
  const ends = items.flatMap(({ difference: { interval, perFold } }) =>
    interval ? [interval.low, interval.high, ...perFold.differences] : [],
  );
  const furthest = Math.max(0, ...ends.map(Math.abs));
  const reach = REACHES.find((candidate) => candidate >= furthest) ?? 1;
  const place = (value: number) => (value + reach) / (2 * reach);
  const rows = items.map((item): DifferenceRow<Item> => {
    const { difference: value, interval, perFold } = item.difference;
    if (value == null || !interval) return { ...item, position: null };
    return {
      ...item,
      position: {
        value: place(value),
        low: place(interval.low),
        high: place(interval.high),
        folds: perFold.differences.map(place),
      },
    };
  });
  return {
    rows,
    reach,
    ticks: [-reach, 0, reach],
    undrawn: rows.filter(({ position }) => position === null).length,
  };
}
