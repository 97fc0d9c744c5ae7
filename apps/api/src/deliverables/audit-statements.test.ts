import { expect, test } from "vitest";
import { LANGUAGES } from "../messages/message.ts";
import { auditStatements, fairnessStatements } from "./audit-statements.ts";
import { auditFindings } from "./audits.fixture.ts";
import type { AuditsSection } from "./report/audits-section.ts";
import { reportFindings } from "./report.fixture.ts";
import { tellReport } from "./tell-report.ts";

const found = auditFindings();
const shift = (verdict: "PLAUSIBLE" | "REFUTED" | "NOT_DECIDABLE") => {
  const labelShift = reportFindings().prevalence?.labelShift;
  if (!labelShift) throw new Error("the fixture has a test of label shift");
  return { ...labelShift, verdict };
};
const representativeness = (changed: Partial<AuditsSection["representativeness"]>) => ({
  representativeness: { ...found.representativeness, ...changed },
});

test("labels that are no fair sample are told right after the score, with both readings", () => {
  const { statements } = tellReport({ ...reportFindings(), limits: [] }, "en");
  const score = statements.findIndex((text) => text.includes("corrected for it, the champion’s ROC AUC"));
  expect(statements[score + 1]).toBe(
    "The labels are not a fair sample: a classifier tells labelled images from the others (area 0.71, 95% interval 0.61 to 0.80; p = 0.002; n = 41 labelled, 79 not). Cross-validation speaks for images like the labelled ones, not for the images without a label.",
  );
  expect(statements[score + 2]).toContain("There are two readings.");
});

test("the test of label shift decides what is said of the two readings", () => {
  const told = (labelShift: Parameters<typeof fairnessStatements>[1]) => fairnessStatements(found, labelShift, "en")[1];
  const all = [shift("PLAUSIBLE"), shift("REFUTED"), shift("NOT_DECIDABLE"), null].map(told);
  expect(new Set(all).size).toBe(4);
  expect(all[0]).toContain("finds the second plausible, which does not prove it");
  expect(all[1]).toContain("A different share of cancers alone would not explain it");
  expect(all[2]).toContain("cannot tell which");
  expect(all[3]).toContain("was not tested");
});

test("labels that look fair are never called fair, and too few of them say how many would do", () => {
  const fair = fairnessStatements(representativeness({ fair: true, auc: 0.53 }), null, "en");
  expect(fair).toHaveLength(1);
  expect(fair[0]).toContain("one of 0.65 would have been: a smaller one may be there");
  const unknown = { fair: null, reason: "NOT_SEEN", nLabelled: 12, nLabelledNeeded: 28 } as const;
  const [told] = fairnessStatements(representativeness(unknown), null, "en");
  expect(told).toContain("cannot be told: no difference was seen, but with so few labels only a large one would have");
  expect(told).toContain("about 28 distinct labelled images would do");
});

test("the strongest shortcut is named whichever way it points, and constant ones are said to be constant", () => {
  const told = auditStatements(found, "en");
  expect(told[0]).toContain("file size follows the label most: area 0.22");
  expect(told).toContain("The same for every labelled image, so that nothing can be learnt from it: width.");
});

test("measures that explain less than nothing of the score are said to explain none of it", () => {
  const worse = { ...found, shortcutsExplained: { rSquared: -0.31, interval: null, n: 41, nFamilies: 41 } };
  expect(auditStatements(worse, "en")[1]).toContain("explain 0% of how the champion’s score varies");
});

test("a gain that is not shown is not given as one", () => {
  const { expectedGain } = found.nextLabels;
  const told = (changed: Partial<typeof expectedGain>) =>
    auditStatements(
      { ...found, nextLabels: { ...found.nextLabels, expectedGain: { ...expectedGain, ...changed } } },
      "en",
    ).find((text) => text.startsWith("Worth labelling next"));
  expect(told({})).toContain("10\u00a0more labels would raise the area by 0.012");
  const flat = { gain: null, reason: "FLAT", interval: { low: -0.01, high: 0.0079, level: 0.95 } } as const;
  expect(told(flat)).toContain("No gain is shown");
  expect(told(flat)).toContain("by 0.008 at most");
  expect(told({ gain: null, reason: "TOO_FEW_POINTS", interval: null })).toContain("is not known");
});

test("every sentence is there in both languages, with its typography", () => {
  const [english, french] = LANGUAGES.map((language) => [
    ...fairnessStatements(found, shift("REFUTED"), language),
    ...auditStatements(found, language),
  ]);
  expect(french).toHaveLength(english.length);
  for (const sentence of [...english, ...french]) expect(sentence).not.toContain("'");
  for (const sentence of french) expect(sentence).not.toMatch(/\w [;!?:]/);
});

test("where copies cannot be told from different pictures, that is said in place of a count", () => {
  const thresholds = { ...found.nearDuplicates.thresholds, separable: false };
  const told = auditStatements({ ...found, nearDuplicates: { ...found.nearDuplicates, thresholds } }, "en");
  expect(told.join()).toContain("Copies cannot be told from different pictures in this set");
});
