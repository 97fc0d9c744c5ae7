import { describe, expect, it } from "vitest";
import { distinctImages, familiesOf, labelsOf, type StudyFile } from "./study-rows.ts";

function file(path: string, groupId: string, label: 0 | 1 | null = null): StudyFile {
  return { id: path, path, sha256: `sha-${path}`, groupId, label, labelConflict: false };
}

describe("rows of a study", () => {
  it("are one a distinct image, however many files show it, so that no fold can part two copies", () => {
    const rows = distinctImages([file("a", "g1", 1), file("b", "g2"), file("c", "g1"), file("d", "g3", 0)]);
    expect(rows.map(({ groupId, files }) => [groupId, files.length])).toEqual([
      ["g1", 2],
      ["g2", 1],
      ["g3", 1],
    ]);
    expect([...labelsOf(rows)]).toEqual([1, -1, 0]);
    expect(new Set(familiesOf(rows)).size).toBe(3);
  });

  it("take the label of any copy, and are represented by a labelled one", () => {
    const [row] = distinctImages([file("sans_label/x", "g"), file("zzz/labelled", "g", 1)]);
    expect(row.label).toBe(1);
    expect(row.representative.path).toBe("zzz/labelled");
  });

  it("count as unlabelled when copies contradict each other", () => {
    const [row] = distinctImages([file("normal/x", "g", 0), file("cancer/x", "g", 1)]);
    expect(row.label).toBe(-1);
  });
});
