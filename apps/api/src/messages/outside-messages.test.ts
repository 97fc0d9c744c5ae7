import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { OutsideFinding } from "../outside/outside-findings.ts";
import { catalogue } from "./catalogue.ts";
import { LANGUAGES } from "./message.ts";
import { outsideMessages } from "./outside-messages.ts";
import { outsideMatchNotices, outsideNotices } from "./outside-notices.ts";
import { renderNotice } from "./render-notice.ts";

const FINDINGS: OutsideFinding[] = [
  {
    code: "FAMILY_STRADDLES_FOLDS",
    count: 3,
    of: 99,
    families: 1,
    pairs: [{ repeat: 0, family: 1, first: { path: "a.jpg", fold: 0 }, second: { path: "b.jpg", fold: 2 } }],
  },
  { code: "IMAGE_SCORED_TWICE", count: 1, images: [{ path: "a.jpg", repeat: 0, folds: [0, 1] }] },
  { code: "FOLD_WITH_ONE_CLASS", count: 1, of: 5, folds: [{ repeat: 0, fold: 3, label: 0 }] },
  { code: "SCORES_TOO_GOOD", count: 99, folds: 5 },
  { code: "SCORES_ARE_LABELS", count: 99, values: [0, 1] },
  { code: "MISSING_LABELLED", count: 2, of: 99, images: ["a.jpg", "b.jpg"] },
  { code: "UNLABELLED_SCORED", count: 1 },
  { code: "COLUMN_IS_LABELS", count: 4, columns: ["y", "target", "t2", "t3"], images: 99 },
];

const MATCH = {
  unmatched: [{ row: 0, filename: "x.jpg" }],
  ambiguous: [{ row: 1, filename: "1.jpg", paths: ["a/1.jpg", "b/1.jpg"] }],
  labelDisagreements: [{ row: 2, path: "a.jpg", theirs: 0 as const, ours: 1 as const }],
};

describe("what is said of results from elsewhere", () => {
  test.each(FINDINGS)("$code says what it means, in both languages, without a gap", (finding) => {
    const [notice] = outsideNotices([finding]);
    for (const language of LANGUAGES) {
      const told = renderNotice(notice, language);
      expect(told).not.toMatch(/undefined|NaN|null|\[object/);
      expect(told).toMatch(/figure|AUC|answer|chiffre|réponse/);
    }
  });

  test("a leak is told as images tested by a model that had seen them, with a pair by name", () => {
    const [notice] = outsideNotices(FINDINGS);
    const told = renderNotice(notice, "en").replaceAll("\u00a0", " ");
    expect(told).toContain("optimistic: 3 images of 99 (1 family of duplicates) were tested by a model that had seen");
    expect(told).toContain("a.jpg is in fold 0, b.jpg in fold 2");
  });

  test("long lists are cut, and said to be", () => {
    expect(renderNotice(outsideNotices(FINDINGS)[7], "en")).toContain("(y, target, t2, …)");
  });

  test("names that match nothing, several images, or other labels are told once each, and nothing when all is well", () => {
    const told = outsideMatchNotices(MATCH).map((notice) => renderNotice(notice, "fr"));
    expect(told).toHaveLength(3);
    expect(told.map((text, i) => text.includes(["x.jpg", "a/1.jpg, b/1.jpg", "a.jpg"][i]))).toEqual([true, true, true]);
    expect(outsideMatchNotices({ unmatched: [], ambiguous: [], labelDisagreements: [] })).toEqual([]);
  });

  test("every refusal of a table has words that stand in the catalogue, set as printed", () => {
    const folder = new URL("../outside/", import.meta.url);
    const text = readdirSync(folder)
      .filter((name) => /^(?!.*test\.ts$).*\.ts$/.test(name))
      .map((name) => readFileSync(new URL(name, folder), "utf8"))
      .join("\n");
    const given = new Set([...text.matchAll(/"(OUTSIDE_[A-Z_]+)"/g)].map(([, code]) => code));
    expect(given.size).toBeGreaterThan(20);
    expect([...given].filter((code) => !(code in catalogue))).toEqual([]);
    for (const message of Object.values(outsideMessages)) {
      expect(message.fr({})).not.toMatch(/ [;:!?»]|« |\w'\w/);
      expect(message.en({})).not.toMatch(/\w'\w/);
    }
  });
});
