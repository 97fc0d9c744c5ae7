import { expect, test } from "vitest";
import { otherExperiments } from "./other-experiments.ts";

const study = { id: "s" };
const ids = (experiments: Parameters<typeof otherExperiments>[0], shown: string[]) =>
  otherExperiments(experiments, shown).map(({ id }) => id);

test("an experiment that the study already shows is not listed twice", () => {
  expect(
    ids(
      [
        { id: "a", stale: false, study },
        { id: "b", stale: false, study: null },
      ],
      ["a"],
    ),
  ).toEqual(["b"]);
});

test("a configuration computed by another study on the present data can be found again", () => {
  expect(ids([{ id: "a", stale: false, study }], [])).toEqual(["a"]);
});

test("what older studies computed on older data stays with them, what someone started by hand stays in sight", () => {
  expect(
    ids(
      [
        { id: "a", stale: true, study },
        { id: "b", stale: true, study: null },
      ],
      [],
    ),
  ).toEqual(["b"]);
});
