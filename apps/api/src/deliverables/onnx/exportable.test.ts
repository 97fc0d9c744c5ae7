import { describe, expect, test } from "vitest";
import { reportFindings } from "../report.fixture.ts";
import { bestExportable, noFormOf } from "./exportable.ts";

const [model] = reportFindings().experiments;

function experiment(id: string, method: string, value: number | null) {
  const figures = [{ id: "rocAuc", value, n: 41, interval: null }];
  return { ...model, id, method, figures };
}

describe("what can leave as one file", () => {
  test("a method that writes its graph can; a transductive one and one that this version does not know cannot", () => {
    expect(noFormOf({ method: "svc" })).toBeNull();
    expect(noFormOf({ method: "labelPropagation" })).toBe("TRANSDUCTIVE");
    expect(noFormOf({ method: "perceptronOfALaterVersion" })).toBe("NOT_WRITTEN");
  });

  test("the best is that of the highest area among those that can, of equal ones the first", () => {
    const experiments = [
      experiment("a", "logisticRegression", 0.8),
      experiment("b", "labelSpreading", 0.95),
      experiment("c", "svc", 0.9),
      experiment("d", "mlp", 0.9),
      experiment("e", "kNearestNeighbors", null),
    ];
    expect(bestExportable({ experiments })?.id).toBe("c");
  });

  test("there is none among transductive ones, unknown ones and ones without an area", () => {
    const experiments = [experiment("a", "labelSpreading", 0.9), experiment("b", "svc", null)];
    expect(bestExportable({ experiments })).toBeNull();
  });
});
