import type { FigureRow } from "@brainscan/db/schema/experiments";
import type { OutsideRow } from "@brainscan/db/schema/outside-tables";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../messages/message.ts";
import { outsideStatements } from "./outside-statements.ts";

const area = (value: number, low: number, high: number): FigureRow => ({
  ...{ id: "rocAuc", value, n: 99, nFolds: 5 },
  interval: { low, high, level: 0.95, method: "nadeau-bengio" },
});

const outside: OutsideRow = {
  ...{ kind: "SCORES", tableName: "theirs.csv", matched: 102, unmatched: 1 },
  findings: [
    {
      code: "OUTSIDE_FAMILY_STRADDLES_FOLDS",
      severity: "OPTIMISTIC",
      params: {
        ...{ count: 3, of: 99, families: 1 },
        ...{ first: "a.jpg", firstFold: 0, second: "b.jpg", secondFold: 2 },
      },
    },
  ],
  figuresWithoutLeaks: [area(0.95, 0.9, 0.99)],
  guarantee: {
    ...{ status: "not decidable", alpha: 0.05, delta: 0.05, missRate: null, missRateInterval: null },
    ...{ missRateUpperBound: null, nCancer: 50, nRepeats: 1, cancersNeeded: 59, upperBoundWithoutMiss: 0.0582 },
  },
};

const told = (changes: Partial<OutsideRow> = {}, figures = [area(0.97, 0.93, 1)], language = LANGUAGES[0]) =>
  outsideStatements({ runId: "run", outside: { ...outside, ...changes }, figures }, language).map((text) =>
    text.replaceAll(/[\u00a0\u202f]/g, " "),
  );

describe("the judgement on results from elsewhere, in sentences", () => {
  it("says the figure with its interval and n, what leaks, the figure without it, and what it could decide", () => {
    expect(told()).toEqual([
      expect.stringMatching(/^theirs\.csv: out-of-fold scores; 102 rows name an image .* 1 none\.$/),
      "ROC AUC 0.970 (95% interval 0.930 to 1.000; n = 99 distinct images, mean over 5 folds).",
      expect.stringContaining("a.jpg is in fold 0, b.jpg in fold 2"),
      expect.stringMatching(/had seen their duplicate: ROC AUC 0\.950 \(95% interval 0\.900 to 0\.990/),
      expect.stringMatching(/^Not decidable: no missed cancer among 50 bounds the miss rate by 5\.8% only.*needs 59/),
    ]);
  });

  it("says that nothing was found, where nothing was", () => {
    const sentences = told({ findings: [], figuresWithoutLeaks: null });
    expect(sentences).toHaveLength(4);
    expect(sentences[2]).toBe("No leak was found between the folds, and every labelled image is there.");
  });

  it("says why there is no figure, or no interval", () => {
    const none: FigureRow = { id: "rocAuc", value: null, n: 0, interval: null, reason: "TOO_FEW_FOLDS" };
    expect(told({}, [none])[1]).toMatch(/^ROC AUC: none, .*two folds/);
    expect(told({}, [{ ...area(1, 1, 1), interval: null, reason: "NO_SPREAD" }])[1]).toContain("no interval");
  });

  it.each(LANGUAGES)("leaves no gap in %s", (language) => {
    for (const sentence of told({}, undefined, language)) expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it("refuses an experiment of our own, or one that is not done", () => {
    expect(() => outsideStatements({ runId: "run", outside: null, figures: [] }, "en")).toThrow("run");
    expect(() => told({ guarantee: null })).toThrow("holds no judgement");
  });
});
