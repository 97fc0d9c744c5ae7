import type { TornadoBar } from "@brainscan/ml/scaleup/answer";

export type TornadoRow = TornadoBar & {
  /** Lower and higher total. */
  band: [number, number];
  /** Whether the input's higher value is the dearer one. */
  rises: boolean;
};

const ROWS_MAX = 8;
/** Less than a thousandth of the total either way cannot be seen. */
const VISIBLE_SHARE = 0.001;

/** What moves the total, the most first; what does not is left out. */
export function prepareTornado(bars: readonly TornadoBar[]): TornadoRow[] {
  const rows = bars.map((bar) => ({
    ...bar,
    band: [Math.min(bar.euroAtLow, bar.euroAtHigh), Math.max(bar.euroAtLow, bar.euroAtHigh)] as [number, number],
    rises: bar.euroAtHigh >= bar.euroAtLow,
  }));
  const width = ({ band }: TornadoRow) => band[1] - band[0];
  return rows
    .filter((row) => width(row) > VISIBLE_SHARE * row.band[1])
    .sort((a, b) => width(b) - width(a))
    .slice(0, ROWS_MAX);
}
