import { CombinedError } from "urql";
import { expect, test } from "vitest";
import { errorsOf, errorUnder, remainingErrors } from "./user-errors.ts";

const errors = [
  { field: ["input", "seed"], message: "The seed is negative." },
  { field: [], message: "The data set is empty." },
];

test("an error finds its field by the last part of its path", () => {
  expect(errorUnder(errors, "seed")).toBe("The seed is negative.");
  expect(errorUnder(errors, "backbone")).toBeUndefined();
});

test("no error is lost: those of no field on screen are shown together", () => {
  expect(remainingErrors(errors, ["seed"])).toEqual([errors[1]]);
  expect(remainingErrors(errors, [])).toEqual(errors);
});

test("a request that failed is an error of the whole form", () => {
  const failure = new CombinedError({ networkError: new Error("connection refused") });
  expect(errorsOf(failure, undefined)[0]).toMatchObject({ field: [] });
  expect(errorsOf(failure, undefined)[0].message).toContain("connection refused");
  const refusal = new CombinedError({ graphQLErrors: [{ message: "This takes the role scientist." }] });
  expect(errorsOf(refusal, undefined)).toEqual([{ field: [], message: "This takes the role scientist." }]);
});
