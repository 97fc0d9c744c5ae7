import { expect, test } from "vitest";
import { reportFindings } from "../deliverables/report.fixture.ts";
import { tellReport } from "../deliverables/tell-report.ts";
import { between, candidate, figure, semiSupervised } from "./checks.fixture.ts";
import { definitionOfDone, knownDefinition } from "./definition.ts";
import { layersCompared } from "./gather/layers-compared.ts";
import { noLeak } from "./gather/no-leak.ts";
import { recallAtTarget } from "./gather/recall-at-target.ts";
import { semiSupervisedCompared } from "./gather/semi-supervised-compared.ts";
import { countStraddling } from "./gather/straddling.ts";
import { tunedInsideFolds } from "./gather/tuned-inside-folds.ts";
import { judge } from "./judge.ts";
import { checksInForce } from "./thresholds-in-force.ts";

const measured = {
  ...{ ran: true, value: 0.9, interval: null, chance: null },
  decides: "both" as const,
};
const atLeast = { comparator: "at least" as const, threshold: 0.9 };
const atMost = { comparator: "at most" as const, threshold: 0.9 };

test("a value on the threshold holds, on either side", () => {
  expect(judge(measured, { ...atLeast, judgedBy: "value" })).toBe("pass");
  expect(judge(measured, { ...atMost, judgedBy: "value" })).toBe("pass");
});

test("an interval passes by its worse end and fails by its better one, whichever side is good", () => {
  const given = (low: number, high: number) => ({ ...measured, interval: between(low, high) });
  const interval = { judgedBy: "interval" as const };
  expect(judge(given(0.9, 1), { ...atLeast, ...interval })).toBe("pass");
  expect(judge(given(0.89, 1), { ...atLeast, ...interval })).toBe("not decidable");
  expect(judge(given(0.8, 0.89), { ...atLeast, ...interval })).toBe("fail");
  expect(judge(given(0.8, 0.9), { ...atMost, ...interval })).toBe("pass");
  expect(judge(given(0.8, 0.91), { ...atMost, ...interval })).toBe("not decidable");
  expect(judge(given(0.91, 1), { ...atMost, ...interval })).toBe("fail");
  expect(judge(measured, { ...atLeast, ...interval })).toBe("not decidable");
});

test("having seen nothing passes only where something would have been seen", () => {
  const given = (seen: boolean, visibleFrom: number | null) => ({ ...measured, chance: { seen, visibleFrom } });
  const chance = { ...atMost, judgedBy: "chance" as const };
  expect(judge(given(false, 0.9), chance)).toBe("pass");
  expect(judge(given(false, 0.91), chance)).toBe("not decidable");
  expect(judge(given(false, null), chance)).toBe("not decidable");
  expect(judge(given(true, 0.5), chance)).toBe("fail");
  expect(judge(given(true, null), chance)).toBe("fail");
});

test("evidence that can only show a failure shows it, and never passes", () => {
  const rule = { ...atLeast, judgedBy: "value" as const };
  expect(judge({ ...measured, decides: "failure" }, rule)).toBe("not decidable");
  expect(judge({ ...measured, decides: "failure", value: 0.8 }, rule)).toBe("fail");
});

test("a leak is counted wherever the stored folds show it, and a pool image of a held-out family is one", () => {
  const rows = { labels: [0, 1, 0, 1, -1, -1], families: [0, 1, 2, 3, 0, 9] };
  const fold = { rows: [0, 1], nTrain: 2, nUnlabelled: 1 };
  expect(countStraddling([fold], rows)).toEqual({ inTraining: 0, inPool: 0 });
  expect(countStraddling([{ ...fold, nUnlabelled: 2 }], rows)).toEqual({ inTraining: 0, inPool: 1 });
  expect(countStraddling([{ ...fold, nTrain: 3 }], rows)).toEqual({ inTraining: 1, inPool: 0 });
  expect(countStraddling([fold], { ...rows, families: [0, 1, 0, 3, 8, 9] }).inTraining).toBe(1);
});

test("shuffled labels that teach something, or the reverse of it, are a finding", () => {
  const sources = {
    experiments: [{ folds: [{ rows: [0], nTrain: 1, nUnlabelled: 0 }] }],
    ...{ labels: [0, 1], families: [0, 1], imagesSeen: 0 },
  };
  const found = (low: number, high: number) =>
    noLeak({ ...sources, shuffled: { value: (low + high) / 2, interval: between(low, high) } }).value;
  expect(found(0.4, 0.6)).toBe(0);
  expect(found(0.5, 0.7)).toBe(0);
  expect(found(0.51, 0.7)).toBe(1);
  expect(found(0.2, 0.49)).toBe(1);
});

test("layers count only where nothing else differs, and a stored configuration may come back in another order", () => {
  const one = candidate({ parameters: { a: 1, b: 2 } });
  expect(layersCompared([one, candidate({ layer: "avgpool", parameters: { b: 2, a: 1 } })]).value).toBe(2);
  expect(layersCompared([one, candidate({ layer: "avgpool", parameters: { a: 1, b: 3 } })]).value).toBe(1);
});

test("a baseline of other folds, another seed or another representation is none", () => {
  const semi = semiSupervised("labelSpreading");
  const beside = (changes: Parameters<typeof candidate>[0]) => semiSupervisedCompared([candidate(changes), semi]).value;
  expect(beside({})).toBe(1);
  expect(beside({ representation: { kind: "standardised" } })).toBe(0);
  expect(beside({ protocol: { ...semi.protocol, seed: 1 } })).toBe(0);
  expect(beside({ figures: [figure("rocAuc", null)] })).toBe(0);
});

test("a rule of the method that reads auto is no choice of the data", () => {
  const one = candidate({ parameters: { C: "auto", gamma: "auto" } });
  expect(tunedInsideFolds([one])).toMatchObject({ value: 0, n: 2 });
  const byClass = { ...one.folds[0], selected: { shrinkageNormal: 0.1, shrinkageCancer: 0.2 } };
  expect(tunedInsideFolds([candidate({ parameters: { shrinkage: "auto" }, folds: [byClass] })])).toMatchObject({
    ...{ value: 0, n: 1 },
  });
});

test("the file is refused with a check missing, out of order, or a threshold out of its bounds", () => {
  const known = knownDefinition();
  expect(definitionOfDone.safeParse(known).success).toBe(true);
  const wrong = [
    known.checks.slice(1),
    [...known.checks].reverse(),
    known.checks.map((check) => ({ ...check, threshold: check.maximum + 1 })),
  ];
  for (const checks of wrong) expect(definitionOfDone.safeParse({ ...known, checks }).success).toBe(false);
});

test("telling a report again holds its evidence against the thresholds in force then", () => {
  const recall = figure("recallAtTarget", 0.92, { n: 50, interval: between(0.81, 0.97) });
  const findings = { ...reportFindings(), checks: [recallAtTarget(candidate({ figures: [recall] }))] };
  const change = {
    ...{ checkId: "recallAtTarget", threshold: 0.98, previous: 0.95, changedBy: "Léa", afterResults: true },
    createdAt: new Date("2026-11-20T10:00:00Z"),
  };
  const told = tellReport(findings, "en");
  expect(told.checks).toMatchObject([{ status: "not decidable", threshold: 0.95, changedBy: null }]);
  const again = tellReport(told, "fr", checksInForce([{ ...change, threshold: 0.9 }, change]));
  expect(again.checks).toMatchObject([
    {
      ...{ status: "fail", threshold: 0.98, changedBy: "Léa", changedAt: "2026-11-20T10:00:00.000Z" },
      changedAfterResults: true,
    },
  ]);
});
