import { describe, expect, test } from "vitest";
import { indexOutsideNames } from "./image-names.ts";
import { matchOutside, type OutsideImage } from "./match-outside.ts";
import type { OutsideLabel, OutsideScores } from "./outside-table.ts";

const PATHS = [
  "labelled/cancer/1.jpg",
  "labelled/normal/1.jpg",
  "labelled/cancer/2.jpg",
  "pool/é3.png",
  "2/1.jpg",
  "1.png",
  "x/1.png",
];

describe("a name from elsewhere", () => {
  const find = indexOutsideNames(PATHS);

  test.each([
    ["labelled/cancer/1.jpg", 0],
    ["labelled\\normal\\1.jpg", 1],
    ["C:\\Users\\ana\\labelled\\normal\\1.jpg", 1],
    ["/content/drive/labelled/cancer/1.jpg", 0],
    ["./cancer/1.jpg", 0],
    ["normal/1.jpg", 1],
    ["2.jpg", 2],
    ["elsewhere/2.jpg", 2],
    ["pool/e\u03013.png", 3],
    ["1.png", 5],
    ["/x/1.png", 6],
  ])("%s means the image that shares most of its folders", (name, image) => {
    expect(find(name)).toEqual({ image });
  });

  test("that fits several images as well is none of them", () => {
    expect(find("1.jpg")).toEqual({ ambiguous: [0, 1, 4] });
    expect(find("benign/1.jpg")).toEqual({ ambiguous: [0, 1, 4] });
  });

  test.each(["4.jpg", "2", "", "/", "labelled/cancer/"])("%j that no image has is unknown", (name) => {
    expect(find(name)).toEqual({ unknown: true });
  });
});

function tableOf(filenames: string[], labels: OutsideLabel[] | null = null): OutsideScores {
  const rows = filenames.map((filename, i) => ({ filename, fold: i % 2, repeat: 0, score: 0.5 }));
  const places = rows.map((_, i) => i + 2);
  return { kind: "SCORES", format: "CSV", rows, places, labels, ignoredColumns: [], isProbability: true };
}

const images: OutsideImage[] = PATHS.map((path, i) => ({
  path,
  sha256: i === 4 ? "sha0" : `sha${i}`,
  groupId: `group${i}`,
  label: i < 5 && i !== 3 ? (((i + 1) % 2) as OutsideLabel) : null,
}));

describe("matching a table", () => {
  test("tells matched rows, unknown and ambiguous names, and labelled images left out", () => {
    const match = matchOutside(tableOf(["cancer/1.jpg", "9.jpg", "1.jpg", "é3.png", "cancer/1.jpg"]), images);
    expect(match.matched).toEqual([
      { row: 0, image: 0 },
      { row: 3, image: 3 },
      { row: 4, image: 0 },
    ]);
    expect(match.unmatched).toEqual([{ row: 1, filename: "9.jpg" }]);
    expect(match.ambiguous).toEqual([{ row: 2, filename: "1.jpg", paths: [PATHS[0], PATHS[1], PATHS[4]] }]);
    expect(match.missingLabelled).toEqual([1, 2, 4]);
    expect(match.missingCopies).toEqual([4]);
    expect(match.sameImageNames).toEqual([]);
  });

  test("tells two names of one image", () => {
    const { sameImageNames } = matchOutside(tableOf(["2.jpg", "cancer/2.jpg"]), images);
    expect(sameImageNames).toEqual([{ path: PATHS[2], filenames: ["2.jpg", "cancer/2.jpg"] }]);
  });

  test("tells where their label is not ours, and does not where we have none", () => {
    const table = tableOf(["cancer/1.jpg", "normal/1.jpg", "2.jpg", "é3.png"], [0, 0, null, 1]);
    expect(matchOutside(table, images).labelDisagreements).toEqual([
      { row: 0, path: PATHS[0], theirs: 0, ours: 1 },
      { row: 2, path: PATHS[2], theirs: null, ours: 1 },
    ]);
  });
});
