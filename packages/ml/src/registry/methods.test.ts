import { describe, expect, test } from "vitest";
import { findClassifier, METHODS } from "./methods.ts";
import { ParameterError } from "./parameter-error.ts";
import { describeParameters, parseParameters } from "./parameters.ts";

const parse = (method: string, given: Record<string, unknown>) =>
  parseParameters(findClassifier(method).parameters, given);

function refusal(method: string, given: Record<string, unknown>): ParameterError {
  try {
    parse(method, given);
  } catch (error) {
    if (error instanceof ParameterError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

test("no two methods share an id", () => {
  expect(new Set(METHODS.map(({ id }) => id)).size).toBe(METHODS.length);
});

test("every method's own defaults are accepted by its own rules, and a form can show each parameter", () => {
  for (const { parameters } of METHODS) {
    const defaults = Object.fromEntries(
      describeParameters(parameters).map(({ name, default: value }) => [name, value]),
    );
    expect(parseParameters(parameters, {})).toEqual(defaults);
    expect(parseParameters(parameters, defaults)).toEqual(defaults);
  }
});

describe("parseParameters", () => {
  test("what is given is kept, what is left out or null takes its default", () => {
    expect(parse("logisticRegression", { C: 0.5 })).toEqual({ C: 0.5, classWeight: "none" });
    expect(parse("logisticRegression", { C: null, classWeight: "balanced" })).toEqual({
      C: "auto",
      classWeight: "balanced",
    });
  });

  test.each([
    ["forest", {}, "UNKNOWN_METHOD", "method", "forest"],
    ["logisticRegression", { c: 1 }, "UNKNOWN_PARAMETER", "c", 1],
    ["logisticRegression", { C: "0.1" }, "WRONG_TYPE", "C", "0.1"],
    ["logisticRegression", { C: 0 }, "OUT_OF_RANGE", "C", 0],
    ["logisticRegression", { classWeight: true }, "NOT_A_CHOICE", "classWeight", true],
    ["labelSpreading", { nNeighbors: 7.5 }, "WRONG_TYPE", "nNeighbors", 7.5],
    ["labelSpreading", { nNeighbors: 1 }, "OUT_OF_RANGE", "nNeighbors", 1],
    ["labelSpreading", { alpha: Number.NaN }, "WRONG_TYPE", "alpha", Number.NaN],
  ])("%s refuses %j: %s", (method, given, code, field, value) => {
    const error = refusal(method, given);
    expect({ code: error.code, field: error.field, value: error.value }).toEqual({ code, field, value });
    expect(error.message).toContain(field);
  });
});
