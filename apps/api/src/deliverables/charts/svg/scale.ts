import { scaleLinear, scaleLog } from "d3-scale";
import type { Axis } from "../chart-data.ts";

export type Place = (value: number) => number;

/** Where a value lies between two pixels; one beyond the axis is put at its end. */
export function placeOn({ scale, low, high }: Axis, from: number, to: number): Place {
  const make = scale === "log" ? scaleLog() : scaleLinear();
  return make.domain([low, high]).range([from, to]).clamp(true);
}
