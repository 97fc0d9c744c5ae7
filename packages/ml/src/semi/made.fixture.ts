import { readFileSync } from "node:fs";
import { type Matrix, matrixFromRows } from "../matrix/matrix.ts";

type Pseudo = { transduction: number[]; labeledIter: number[]; probability: number[] };

/** What fixtures/make/semi-supervised.py wrote. */
type Made = {
  data: { x: number[][]; second: number[][]; queries: number[][]; y: number[] };
  graphs: {
    method: "LabelPropagation" | "LabelSpreading";
    kernel: "knn" | "rbf";
    gamma: number;
    nNeighbors: number;
    alpha?: number;
    probability: number[];
    queries: number[];
  }[];
  selfTraining: Pseudo & { kBest: number; maxIter: number };
  laplacianRls: {
    kernel: "rbf" | "linear";
    gamma: number;
    gammaA: number;
    gammaI: number;
    nNeighbors: number;
    values: number[];
    queries: number[];
  }[];
  coTraining: (Pseudo & { growthCancer: number; growthNormal: number; maxIter: number })[];
  clusterThenLabel: { nClusters: number; hard: number[]; soft: number[] };
  consistencyTraining: {
    threshold: number;
    lambda: number;
    alpha: number;
    learningRate: number;
    maxIter: number;
    weights: number[];
    confidentShare: number;
  }[];
};

export const MADE = JSON.parse(
  readFileSync(new URL("../../fixtures/made/semi-supervised.json", import.meta.url), "utf8"),
) as Made;

/** The fixture's rows; row i is of class i % 2, and the first ten are labelled. */
export const madeRows: { x: Matrix; second: Matrix; queries: Matrix; y: Int8Array } = {
  x: matrixFromRows(MADE.data.x),
  second: matrixFromRows(MADE.data.second),
  queries: matrixFromRows(MADE.data.queries),
  y: Int8Array.from(MADE.data.y),
};
