import { describe, expect, test } from "vitest";
import { METHODS, parseParameters } from "./methods.ts";
import { ParameterError } from "./parameter-error.ts";

function refusal(method: string, given: Record<string, unknown>): ParameterError {
  try {
    parseParameters(method, given);
  } catch (error) {
    if (error instanceof ParameterError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

test("every method's own defaults are accepted by its own rules", () => {
  for (const { id, parameters } of METHODS) {
    const defaults = Object.fromEntries(parameters.map((definition) => [definition.name, definition.default]));
    expect(parseParameters(id, {})).toEqual(defaults);
    expect(parseParameters(id, defaults)).toEqual(defaults);
  }
});

describe("parseParameters", () => {
  test("what is given is kept, what is left out or null takes its default", () => {
    expect(parseParameters("logisticRegression", { C: 0.5 })).toEqual({ C: 0.5, classWeight: "none" });
    expect(parseParameters("logisticRegression", { C: null, classWeight: "balanced" })).toEqual({
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
