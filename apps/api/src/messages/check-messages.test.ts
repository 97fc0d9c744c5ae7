import { expect, test } from "vitest";
import { CHECK_IDS } from "../checks/check-ids.ts";
import { between } from "../checks/checks.fixture.ts";
import { checkDefinitionOf } from "../checks/definition.ts";
import { labellingBudget } from "../checks/gather/labelling-budget.ts";
import { noLeak } from "../checks/gather/no-leak.ts";
import { reportFindings } from "../deliverables/report.fixture.ts";
import { checkMessages } from "./check-messages.ts";
import { LANGUAGES } from "./message.ts";
import { renderNotice } from "./render-notice.ts";

/** A value for every name that a message asks for. */
const ANY = new Proxy({}, { get: (_target, name) => (name === "missing" ? 3 : name === "method" ? "kMeans" : 12) });

test.each(Object.keys(checkMessages))("%s says something complete in both languages", (code) => {
  for (const language of LANGUAGES) {
    const text = renderNotice({ code, params: ANY }, language);
    expect(text).not.toMatch(/undefined|NaN|\[object|'/);
    expect(text.trim().length).toBeGreaterThan(3);
    if (language === "fr") expect(text).not.toMatch(/[^\u00a0\u202f\d][:;?!](\s|$)/);
  }
});

test("every check has a title and a rule in words", () => {
  for (const id of CHECK_IDS) {
    for (const code of [`CHECK_TITLE_${id}`, checkDefinitionOf(id).rule])
      for (const language of LANGUAGES) expect(renderNotice({ code }, language)).not.toBe("");
  }
});

test("the price of a label by the machine is the measured time shared among those it decides, to what tells it from nothing", () => {
  const report = reportFindings();
  const { evidence, value } = labellingBudget(
    true,
    {
      durations: { totalMs: 600_000, stages: [] },
      execution: report.execution && { ...report.execution, cached: 1_410 },
      predictions: { ...report.predictions, unlabelledDistinct: { normal: 800, cancer: 200, review: 90 } },
    },
    { expertLabelEuro: 3, machineHourEuro: 0.36 },
  );
  expect(value).toBeCloseTo(270.06, 10);
  expect(renderNotice(evidence, "en")).toContain("600 seconds");
  expect(renderNotice(evidence, "en")).toContain("0.00006\u00a0euros a label");
  expect(renderNotice(evidence, "en")).toContain("1,410\u00a0images come from an earlier run");
  expect(renderNotice(evidence, "fr")).toContain("Total 270,06\u00a0euros.");
});

test("that the backbone has seen the images is told with the leak check, and only where it has", () => {
  const sources = {
    experiments: [{ folds: [{ rows: [0], nTrain: 1, nUnlabelled: 0 }] }],
    ...{ labels: [0, 1], families: [0, 1], shuffled: { value: 0.5, interval: between(0.4, 0.6) } },
  };
  const told = (imagesSeen: number) => renderNotice(noLeak({ ...sources, imagesSeen }).evidence, "en");
  expect(told(1506)).toContain("The backbone learned from 1,506");
  expect(told(0)).not.toContain("backbone");
});
