import { expect, test } from "vitest";
import { between, candidate, figure } from "../checks/checks.fixture.ts";
import { calibration } from "../checks/gather/calibration.ts";
import { recallAtTarget } from "../checks/gather/recall-at-target.ts";
import { scaleUpAnswered } from "../checks/gather/scale-up-answered.ts";
import { reportFindings } from "../deliverables/report.fixture.ts";
import { tellReport } from "../deliverables/tell-report.ts";
import { endOfStudy } from "./failed-checks.ts";

const recall = (low: number, high: number) =>
  recallAtTarget(candidate({ figures: [figure("recallAtTarget", 0.8, { n: 50, interval: between(low, high) })] }));

const checks = [recall(0.7, 0.9), calibration(candidate()), scaleUpAnswered(null)];
const required = (language: "en" | "fr", findings = { ...reportFindings(), checks }) =>
  endOfStudy(tellReport(findings, language), { requireDone: true, language });

test("when done is required a failing check makes it 3, and is named with what was found, in the language", () => {
  expect(required("en")).toEqual({
    code: 3,
    lines: [
      "failed: Recall on labelled cancers. 80% of 50\u00a0labelled cancers found by thresholds chosen inside the folds; 95% interval 70% to 90%. Estimated, not guaranteed.",
    ],
  });
  const { code, lines } = required("fr");
  expect(code).toBe(3);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^échec\u00a0: Rappel sur les cancers étiquetés\. /);
});

test("a study that ran ends with 0 whatever its checks say, unless done is required", () => {
  const report = tellReport({ ...reportFindings(), checks }, "en");
  expect(endOfStudy(report, { requireDone: false, language: "en" })).toEqual({ code: 0, lines: [] });
});

test("what is not decidable or was not run has not failed, nor has a report of before checks", () => {
  const open = [recall(0.9, 0.99), recallAtTarget(null), scaleUpAnswered(null)];
  expect(required("en", { ...reportFindings(), checks: open })).toEqual({ code: 0, lines: [] });
  expect(required("en", { ...reportFindings(), checks: [] })).toEqual({ code: 0, lines: [] });
});
