import { expect, test } from "vitest";
import { readMoves, writeMoves } from "./moves-param.ts";

test("what was moved comes back from the address", () => {
  const moves = { nImages: { central: 1_000_000 }, prevalence: { low: 0.01, central: 0.05, high: 0.2 } };
  expect(writeMoves(moves)).toBe("nImages:1000000,prevalence:0.01_0.05_0.2");
  expect(readMoves(writeMoves(moves))).toEqual(moves);
  expect(readMoves(writeMoves({ machineHourEuro: { central: 1e-7 } }))).toEqual({ machineHourEuro: { central: 1e-7 } });
});

test("a damaged link opens without what cannot be read", () => {
  expect(readMoves("nImages:abc,unknown:3,prevalence:0.1_0.2,budgetEuro:5000,__proto__:1")).toEqual({
    budgetEuro: { central: 5000 },
  });
  expect(readMoves("")).toEqual({});
});
