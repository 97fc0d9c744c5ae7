import { readFileSync } from "node:fs";

/** Scores and labels with the maps that general-purpose optimisers fitted to them: fixtures/make/calibration.py. */
type Made = {
  queries: number[];
  cases: {
    name: string;
    scores: number[];
    labels: number[];
    /** Of the queries, on the logit. */
    platt: number[];
    /** With smoothed targets, and with labels. */
    temperature: [number, number];
    beta: [number[], number[]];
    isotonic: number[];
  }[];
};

export const { queries, cases } = JSON.parse(
  readFileSync(new URL("../../fixtures/made/calibration.json", import.meta.url), "utf8"),
) as Made;
