import { expect, test } from "vitest";
import { methodAgreement } from "./method-agreement.ts";

const a = [1, 1, 0, 0, 1, 0, 1, 0, 0, 1];
const b = [1, 0, 0, 0, 1, 1, 1, 0, 0, 0];
const c = [0, 1, 1, 0, 1, 0, 0, 0, 1, 1];

test("kappas are scikit-learn's, and a method agrees with itself", () => {
  const { kappa, n } = methodAgreement([a, b, c], [0.5, 0.5, 0.5]);
  // scikit-learn 1.2.1: cohen_kappa_score.
  const close = (value: number) => expect.closeTo(value, 12);
  expect(kappa).toEqual([
    [close(1), close(0.4), close(0.2)],
    [close(0.4), close(1), close(-0.4)],
    [close(0.2), close(-0.4), close(1)],
  ]);
  expect(n.flat()).toEqual(Array.from({ length: 9 }, () => 10));
});

test("the share is of the other methods, each at its own threshold, a score on it being cancer", () => {
  const { shareWithFirst } = methodAgreement(
    [
      [0.2, 0.5, 0.9],
      [0.7, 0.7, 0.7],
      [-3, 4, -3],
    ],
    [0.5, 0.7, 0],
  );
  expect(shareWithFirst).toEqual([0.5, 1, 0.5]);
});

test("a method without a score of the row has no say in it", () => {
  const found = methodAgreement(
    [
      [0.9, Number.NaN, 0.9, 0.1],
      [0.9, 0.9, Number.NaN, 0.9],
      [Number.NaN, 0.9, Number.NaN, 0.1],
    ],
    [0.5, 0.5, 0.5],
  );
  expect(found.shareWithFirst).toEqual([1, null, null, 0.5]);
  expect(found.n).toEqual([
    [3, 2, 1],
    [2, 3, 2],
    [1, 2, 2],
  ]);
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});

test("where both call every row the same class chance alone agrees wholly: no kappa", () => {
  expect(
    methodAgreement(
      [
        [1, 1],
        [1, 1],
      ],
      [0, 0],
    ).kappa,
  ).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(methodAgreement([[1, 0]], [0.5]).shareWithFirst).toEqual([null, null]);
  expect(methodAgreement([], [])).toEqual({ shareWithFirst: [], kappa: [], n: [] });
});

test("lists of other lengths and a threshold that is NaN are refused with their values", () => {
  expect(() => methodAgreement([a, [1]], [0, 0])).toThrow("method 1 has 1 scores, the first has 10");
  expect(() => methodAgreement([a, b], [0])).toThrow("2 methods, 1 thresholds");
  expect(() => methodAgreement([a], [Number.NaN])).toThrow("the threshold of method 0 is NaN");
});
