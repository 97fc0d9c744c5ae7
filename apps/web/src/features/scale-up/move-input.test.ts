import { expect, test } from "vitest";
import { moveInput } from "./move-input.ts";

test("a moved price keeps its relative spread", () => {
  expect(moveInput("machineHourEuro", { kind: "triangular", low: 1, mode: 2, high: 6 }, { central: 4 })).toEqual({
    ...{ kind: "triangular", low: 2, mode: 4, high: 12 },
  });
  expect(moveInput("imagesPerSecond", { kind: "logNormal", median: 40, sigma: 0.2 }, { central: 60 })).toEqual({
    ...{ kind: "logNormal", median: 60, sigma: 0.2 },
  });
  expect(moveInput("imagesPerSecond", { kind: "draws", values: [10, 20, 40] }, { central: 10 })).toEqual({
    ...{ kind: "draws", values: [5, 10, 20] },
  });
});

test("a moved share stays within 0 and 1, its ends in order", () => {
  for (const central of [0.001, 0.2, 0.5, 0.9, 0.999]) {
    const moved = moveInput("prevalence", { kind: "triangular", low: 0.01, mode: 0.1, high: 0.8 }, { central });
    expect(moved).toMatchObject({ kind: "triangular", mode: central });
    if (moved.kind !== "triangular") throw new Error("not a triangle");
    expect(0 < moved.low && moved.low < central && central < moved.high && moved.high < 1).toBe(true);
  }
});

test("a beta distribution keeps its weight and takes the new mean", () => {
  expect(moveInput("retryShare", { kind: "beta", alpha: 2, beta: 8 }, { central: 0.5 })).toEqual({
    ...{ kind: "beta", alpha: 5, beta: 5 },
  });
});

test("nothing keeps no spread: a value moved to 0, or up from it, is that value", () => {
  expect(moveInput("hostingEuro", { kind: "fixed", value: 0 }, { central: 900 })).toEqual({
    kind: "fixed",
    value: 900,
  });
  expect(moveInput("prevalence", { kind: "triangular", low: 0, mode: 0.1, high: 1 }, { central: 0 })).toEqual({
    ...{ kind: "fixed", value: 0 },
  });
  expect(moveInput("prevalence", { kind: "beta", alpha: 1, beta: 9 }, { central: 1 })).toEqual({
    kind: "fixed",
    value: 1,
  });
});

test("a range of the reader's own replaces what there was", () => {
  const before = { kind: "logNormal", median: 40, sigma: 0.2 } as const;
  expect(moveInput("imagesPerSecond", before, { low: 10, central: 20, high: 90 })).toEqual({
    ...{ kind: "triangular", low: 10, mode: 20, high: 90 },
  });
  expect(moveInput("imagesPerSecond", before, { low: 20, central: 20, high: 20 })).toEqual({
    kind: "fixed",
    value: 20,
  });
});
