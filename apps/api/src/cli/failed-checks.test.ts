import { expect, test } from "vitest";
import { between, candidate, figure } from "../checks/checks.fixture.ts";
import { calibration } from "../checks/gather/calibration.ts";
import { recallAtTarget } from "../checks/gather/recall-at-target.ts";
import { scaleUpAnswered } from "../checks/gather/scale-up-answered.ts";
import { reportFindings } from "../deliverables/report.fixture.ts";
import { tellReport } from "../deliverables/tell-report.ts";
import { failedChecks } from "./failed-checks.ts";

const recall = (low: number, high: number) =>
  recallAtTarget(candidate({ figures: [figure("recallAtTarget", 0.8, { n: 50, interval: between(low, high) })] }));

test("only a check that failed is named, with what was found, in the language of the terminal", () => {
  const checks = [recall(0.7, 0.9), calibration(candidate()), scaleUpAnswered(null)];
  const findings = { ...reportFindings(), checks };
  expect(failedChecks(tellReport(findings, "en"), "en")).toEqual([
    "failed: Recall on labelled cancers. 80% of 50\u00a0labelled cancers found by thresholds chosen inside the folds; 95% interval 70% to 90%. Estimated, not guaranteed.",
  ]);
  const [line, ...more] = failedChecks(tellReport(findings, "fr"), "fr");
  expect(line).toMatch(/^échec\u00a0: Rappel sur les cancers étiquetés\. /);
  expect(more).toEqual([]);
});

test("what is not decidable or was not run has not failed, nor has a report of before checks", () => {
  const findings = { ...reportFindings(), checks: [recall(0.9, 0.99), recallAtTarget(null), scaleUpAnswered(null)] };
  expect(failedChecks(tellReport(findings, "en"), "en")).toEqual([]);
  expect(failedChecks(tellReport(reportFindings(), "en"), "en")).toEqual([]);
});
