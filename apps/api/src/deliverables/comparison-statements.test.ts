import { expect, test } from "vitest";
import { judgeStudy } from "../comparison/judge-study.ts";
import { madeStudy } from "../comparison/made-study.fixture.ts";
import { comparisonStatements } from "./comparison-statements.ts";
import { reportFindings } from "./report.fixture.ts";
import { tellReport } from "./tell-report.ts";

/** A report whose champion is the controlled, semi-supervised experiment. */
function told(study = madeStudy()) {
  const report = tellReport({ ...reportFindings(), limits: [] }, "en");
  const { section, optimism } = judgeStudy(study);
  return {
    ...report,
    champion: report.champion && { ...report.champion, experimentId: "e2", optimism },
    comparison: section,
  };
}

const figure = (value: number | null | undefined) => (value ?? 0).toFixed(3);

test("the champion is told with its figure corrected for having been chosen, its interval and its n", () => {
  const report = told();
  const { optimism } = report.champion ?? {};
  expect(comparisonStatements(report, "en")[0]).toBe(
    `Choosing again inside each of 5 folds puts the optimism of that choice at ${figure(Math.max(0, optimism?.value ?? 0))}: corrected for it, the champion’s ROC AUC is ${figure(optimism?.correctedAuc)} (95% interval ${figure(optimism?.correctedInterval?.low)} to ${figure(optimism?.correctedInterval?.high)}; n = 41).`,
  );
  expect(comparisonStatements(report, "fr")[0]).toContain(figure(optimism?.correctedAuc).replace(".", ","));
});

test("where the unlabelled images show no gain, the sentence says so with the effect that would have been seen", () => {
  const report = told();
  const { semiSupervision } = report.comparison;
  const sentence = comparisonStatements(report, "en").find((one) => one.includes("unlabelled"));
  expect(sentence).toContain("adds nothing that n = 40 could show");
  expect(sentence).toContain(`an effect of ${figure(semiSupervision?.smallestEffect)} would have been seen`);
  const french = comparisonStatements(report, "fr").join(" ");
  expect(french).toContain("n’apporte rien que n = 40 puisse montrer");
  expect(french).toContain("aurait été vu");
});

test("a gain, a loss and methods at odds are each told in words of their own", () => {
  const said = (change: object) => {
    const report = told();
    const semiSupervision = report.comparison.semiSupervision;
    const comparison = { ...report.comparison, semiSupervision: semiSupervision && { ...semiSupervision, ...change } };
    return comparisonStatements({ ...report, comparison }, "en")[1];
  };
  expect(said({ verdict: "HELPS", better: ["e2"] })).toContain("helps in 1 of 1 experiment");
  expect(said({ verdict: "HURTS", worse: ["e2"] })).toContain("hurts in 1 of 1 experiment");
  expect(said({ verdict: "DEPENDS_ON_METHOD", better: ["e2"], worse: ["e1"] })).toContain("depends on the method");
  expect(said({ verdict: "NOT_MEASURED" })).toContain("cannot be measured");
});

test("shuffled labels that leave out 0.5 are not told as a passed control", () => {
  const report = told();
  const [controls] = report.comparison.controls;
  const shuffled = (holdsChance: boolean | null) => {
    const shuffledLabels = controls.shuffledLabels && { ...controls.shuffledLabels, holdsChance };
    const comparison = { ...report.comparison, controls: [{ ...controls, shuffledLabels }] };
    return comparisonStatements({ ...report, comparison }, "en").filter((one) => one.includes("shuffled"));
  };
  expect(shuffled(true)[0]).toContain("finds nothing, as it must");
  expect(shuffled(false)[0]).toContain("leaves out 0.5");
  expect(shuffled(null)).toEqual([]);
});

test("the price of leakage is told as a price where it is shown, else with the price that would have been seen", () => {
  const dear = comparisonStatements(told(madeStudy({ nImages: 100, leak: 3 })), "en").join(" ");
  expect(dear).toMatch(/would have claimed 0\.\d{3} more in ROC AUC/);
  const none = comparisonStatements(told(), "en").join(" ");
  expect(none).toContain("would have claimed no more that n = 40 could show");
});

test("a naive result equal to the honest one is told as that, without an interval that it has not", () => {
  const report = told();
  const [controls] = report.comparison.controls;
  const leakage = controls.leakage && { ...controls.leakage, pooledDifference: 0, interval: null };
  const comparison = { ...report.comparison, controls: [{ ...controls, leakage }] };
  expect(comparisonStatements({ ...report, comparison }, "en").join(" ")).toContain("changes nothing here");
  expect(comparisonStatements({ ...report, comparison }, "fr").join(" ")).toContain("ne change rien ici");
});

test("a report without a champion says nothing of it, one without a comparison only its corrected figure", () => {
  expect(comparisonStatements({ ...told(), champion: null }, "en")).toEqual([]);
  expect(comparisonStatements({ ...told(), comparison: null }, "fr")).toHaveLength(1);
});
