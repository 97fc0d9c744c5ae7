import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reportFindings } from "./report.fixture.ts";
import { resultsDocument } from "./results-document.ts";
import { tellReport } from "./tell-report.ts";

const published = JSON.parse(readFileSync(new URL("../../public-results.json", import.meta.url), "utf8"));
const report = tellReport(reportFindings(), "en");
const page = resultsDocument([report], published);

test("every experiment of the report has a row with its own figures, the highest area first", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("|"));
  const areas = report.experiments.map(({ figures }) => figures.find(({ id }) => id === "rocAuc"));
  for (const area of areas) {
    if (area?.value == null) continue;
    expect(rows.some((row) => row.includes(area.value!.toFixed(3)))).toBe(true);
  }
  const ordered = areas.map((area) => area?.value ?? 0).sort((a, b) => b - a);
  expect(rows[2]).toContain(ordered[0].toFixed(3));
});

test("published figures stand as they were published, beside a word on their folds", () => {
  expect(page).toContain("| ResNet-50, histogram-equalised images | 0.979 ± 0.028 | 0.929 ± 0.062 | 0.936 |");
  expect(page).toContain("0.457 ± 0.096");
  expect(page).toContain("their folds are not ours");
});

test("a backbone that has seen the images says so beside its figures", () => {
  const seen = report.embeddings.map((one) => ({ ...one, backboneHasSeenImages: true, imagesSeen: 7 }));
  expect(resultsDocument([{ ...report, embeddings: seen }], published)).toContain("has seen 7 of these");
  const unseen = report.embeddings.map((one) => ({ ...one, backboneHasSeenImages: false, imagesSeen: 0 }));
  expect(resultsDocument([{ ...report, embeddings: unseen }], published)).toContain("has seen none of these images");
});

test("what a figure cannot say is a reason, never a number", () => {
  const [first, ...rest] = report.experiments;
  const figures = [{ id: "rocAuc", value: null, n: 0, interval: null, reason: "ONE_CLASS" }];
  const without = resultsDocument([{ ...report, experiments: [{ ...first, figures }, ...rest] }], published);
  expect(without).toContain("none (ONE_CLASS)");
});
