import type { InputId, Reading } from "@brainscan/ml/scaleup/scenario";
import type { SliderScale } from "./slider-scale.ts";

type ShareChoice = "maxMissRate" | "requiredProbability";

/** The few that matter, by what they move. A price is the pilot's budget read as one. */
export type SliderSpec = { scale: SliderScale } & (
  | { kind: "input"; id: InputId }
  | { kind: "price"; of: "automaticLabel" | "expertLabel" }
  | { kind: "choice"; choice: ShareChoice }
  | { kind: "machines" }
);

const decades = (min: number, max: number, whole = false): SliderScale => ({ min, max, log: true, whole });

/** Sliders of a reading: what it takes from the pilot's budget cannot be moved apart from it. */
export function sliderList(reading: Reading): SliderSpec[] {
  const input = (id: InputId, scale: SliderScale): SliderSpec => ({ kind: "input", id, scale });
  const expert: SliderSpec[] =
    reading === "expertLabel"
      ? [{ kind: "price", of: "expertLabel", scale: decades(0.05, 100) }]
      : [input("expertSeconds", decades(1, 1000)), input("expertHourEuro", decades(10, 500))];
  const machine: SliderSpec[] =
    reading === "automaticLabel"
      ? [{ kind: "price", of: "automaticLabel", scale: decades(0.00001, 1) }]
      : [input("machineHourEuro", decades(0.01, 20)), input("imagesPerSecond", decades(1, 5000))];
  return [
    input("nImages", decades(10_000, 40_000_000, true)),
    input("budgetEuro", decades(100, 1_000_000, true)),
    ...machine,
    ...expert,
    input("prevalence", decades(0.001, 0.9)),
    { kind: "choice", choice: "maxMissRate", scale: decades(0.001, 0.3) },
    { kind: "choice", choice: "requiredProbability", scale: { min: 0.5, max: 0.99, log: false } },
    { kind: "machines", scale: decades(1, 1000, true) },
  ];
}
