import { expect, test } from "vitest";
import { createRandom } from "../random/random.ts";
import { chooseByInnerFolds } from "./choose-by-inner-folds.ts";
import type { InnerFold } from "./inner-folds.ts";

const labels = [0, 1, 0, 1, 0, 1, 0, 1];
const groups = [0, 1, 2, 3, 4, 5, 6, 7];
const tools = () => ({ random: createRandom(1) });

test("the candidate with the lowest log loss is chosen, the first of those that tie", async () => {
  const scores = ({ test: rows }: InnerFold, shares: readonly number[]) =>
    Promise.resolve(shares.map((share) => rows.map((row) => (labels[row] === 1 ? share : 1 - share))));
  expect(await chooseByInnerFolds(labels, groups, [0.6, 0.9, 0.7], scores, tools())).toBe(0.9);
  const tied = (fold: InnerFold) => scores(fold, [0.4, 0.7, 0.7]);
  expect(await chooseByInnerFolds(labels, groups, ["worse", "simple", "rich"], tied, tools())).toBe("simple");
});

test("scores that are no probabilities are compared by ROC AUC", async () => {
  const scores = ({ test: rows }: InnerFold, signs: readonly number[]) =>
    Promise.resolve(signs.map((sign) => rows.map((row) => sign * 40 * labels[row])));
  const choice = { ...tools(), criterion: "rocAuc" as const };
  expect(await chooseByInnerFolds(labels, groups, [-1, 0, 3, 2], scores, choice)).toBe(3);
});

test("no family is fitted on in the fold that scores it", async () => {
  const families = [0, 1, 0, 1, 2, 3, 2, 3];
  const tested: number[] = [];
  await chooseByInnerFolds(
    labels,
    families,
    ["only"],
    async ({ train, test: rows }) => {
      tested.push(...rows);
      for (const row of rows) expect(train.map((other) => families[other])).not.toContain(families[row]);
      return [rows.map(() => 0.5)];
    },
    tools(),
  );
  expect(tested.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test("one family of a class leaves nothing to choose by", async () => {
  const never = () => Promise.reject(new Error("nothing can be held out"));
  expect(await chooseByInnerFolds(labels, [0, 1, 0, 2, 0, 3, 0, 4], [1, 2], never, tools())).toBeNull();
});
