import { scaleLinear, scaleLog } from "d3-scale";
import type { Language } from "../../messages/message.ts";
import { printNumber, type QuoteFormat } from "../kit/quote-format.ts";
import type { Axis } from "./chart-data.ts";

type Shown = { title: string; format: QuoteFormat; language: Language };

/** Decades on an axis that each get a tick; of more, every second or third does. */
const DECADES_MAX = 7;

/** An axis from and to round values around the given ones; `floor` and `ceiling` are ends that it may not pass.
 *  @throws RangeError unless a value is finite */
export function linearAxis(
  values: readonly number[],
  { title, format, language }: Shown,
  { floor = -Infinity, ceiling = Infinity, nTicks = 5 } = {},
): Axis {
  const [from, to] = endsOf(values);
  const scale = scaleLinear()
    .domain(from === to ? [from - 0.5, to + 0.5] : [from, to])
    .nice(nTicks);
  const [low, high] = scale.domain();
  const ends: [number, number] = [Math.max(low, floor), Math.min(high, ceiling)];
  const ticks = scale.domain(ends).ticks(nTicks);
  return {
    ...{ title, scale: "linear", low: ends[0], high: ends[1] },
    ticks: ticks.map((value) => ({ value, label: printNumber(value, format, language) })),
  };
}

/** An axis of powers of ten around positive values: each step is ten times the last.
 *  @throws RangeError unless all are positive and finite */
export function logAxis(values: readonly number[], { title, format, language }: Shown): Axis {
  const [from, to] = endsOf(values);
  if (from <= 0) throw new RangeError(`a logarithmic axis cannot show ${from}`);
  const [low, high] = scaleLog().domain([from, to]).nice().domain();
  const [first, last] = [Math.round(Math.log10(low)), Math.round(Math.log10(high === low ? low * 10 : high))];
  const step = Math.ceil((last - first) / DECADES_MAX);
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((_, i) => i % step === 0);
  return {
    ...{ title, scale: "log", low: tenTo(first), high: tenTo(last) },
    ticks: powers.map((power) => ({ value: tenTo(power), label: printNumber(tenTo(power), format, language) })),
  };
}

/** 10 ** -5 is not quite 0.00001. */
const tenTo = (power: number) => Number(`1e${power}`);

/** Ratio of the largest to the smallest value from which on a linear axis would hide the small ones. */
const LOG_FROM_RATIO = 20;

/** Euros: logarithmic where the values lie far apart and all are positive; else even, from 0 unless `near`. */
export function euroAxis(values: readonly number[], title: string, language: Language, { near = false } = {}): Axis {
  const [from, to] = endsOf(values);
  const shown = { title, format: "euro", language } as const;
  if (from > 0 && to / from >= LOG_FROM_RATIO) return logAxis(values, shown);
  return linearAxis(near ? values : [0, ...values], shown, { floor: 0 });
}

function endsOf(values: readonly number[]): [number, number] {
  const [from, to] = [Math.min(...values), Math.max(...values)];
  if (!Number.isFinite(from) || !Number.isFinite(to))
    throw new RangeError(`an axis needs finite values, not [${values.join(", ")}]`);
  return [from, to];
}
