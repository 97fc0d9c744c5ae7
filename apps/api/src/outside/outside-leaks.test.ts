import { matrixFromRows } from "@brainscan/ml/matrix/matrix";
import { describe, expect, test } from "vitest";
import { checkOutsideColumns } from "./check-outside-columns.ts";
import { checkOutsideLeaks } from "./check-outside-leaks.ts";
import type { OutsideFinding, OutsideFindingCode } from "./outside-findings.ts";
import { type JudgedRow, judgedRows } from "./outside-rows.ts";
import type { OutsideLabel } from "./outside-table.ts";
import { withoutLeaks } from "./without-leaks.ts";

/** 40 images in 5 folds of both classes, each its own family, scored neither at random nor perfectly. */
function honest(change: (row: JudgedRow, i: number) => Partial<JudgedRow> = () => ({})): JudgedRow[] {
  return Array.from({ length: 40 }, (_, i) => {
    const label = (i % 2) as 0 | 1;
    const row: JudgedRow = {
      path: `${i}.jpg`,
      sha256: `sha${i}`,
      family: i,
      label,
      fold: Math.floor(i / 2) % 5,
      repeat: 0,
      score: ((i * 7) % 40) / 40 + label / 4,
    };
    return { ...row, ...change(row, i) };
  });
}

const labelledOf = (rows: readonly JudgedRow[]) => rows.filter(({ label }) => label !== null);
const check = (rows: JudgedRow[], labelled = labelledOf(rows)) => checkOutsideLeaks(rows, labelled);
const codes = (findings: readonly OutsideFinding[]) => findings.map(({ code }) => code);

function found<Code extends OutsideFindingCode>(findings: readonly OutsideFinding[], code: Code) {
  const finding = findings.find((one): one is Extract<OutsideFinding, { code: Code }> => one.code === code);
  if (!finding) throw new Error(`${code} was not found among ${codes(findings).join(", ")}`);
  return finding;
}

describe("results from elsewhere", () => {
  test("that are honest are found so, over several repeats of other folds", () => {
    const rows = [...honest(), ...honest(({ fold }) => ({ repeat: 1, fold: (fold + 2) % 5 }))];
    expect(check(rows)).toEqual([]);
    expect(withoutLeaks(rows)).toEqual({ kept: rows.map((_, i) => i), dropped: [] });
  });

  test("whose families lie in several folds are optimistic: images are counted once, pairs are named", () => {
    // 0, 2 and 10 are one family: folds 0, 1 and 0. 4 and 14 share a family and a fold.
    const family = (i: number) => ([0, 2, 10].includes(i) ? 0 : [4, 14].includes(i) ? 4 : i);
    const rows = honest((_, i) => ({ family: family(i) }));
    const finding = found(check(rows), "FAMILY_STRADDLES_FOLDS");
    expect(finding).toMatchObject({ count: 3, of: 40, families: 1 });
    expect(finding.pairs).toEqual([
      { repeat: 0, family: 0, first: { path: "0.jpg", fold: 0 }, second: { path: "2.jpg", fold: 1 } },
      { repeat: 0, family: 0, first: { path: "2.jpg", fold: 1 }, second: { path: "10.jpg", fold: 0 } },
    ]);
  });

  test("an image is counted once though it leaks in every repeat, and a family may be whole in one repeat", () => {
    const family = (_: JudgedRow, i: number) => ({ family: i === 2 ? 0 : i });
    const whole = honest((row, i) => ({ ...family(row, i), repeat: 2, fold: i === 2 ? 0 : row.fold }));
    const rows = [...honest(family), ...honest((row, i) => ({ ...family(row, i), repeat: 1 })), ...whole];
    const finding = found(check(rows), "FAMILY_STRADDLES_FOLDS");
    expect(finding).toMatchObject({ count: 2, families: 1 });
    expect(finding.pairs.map(({ repeat }) => repeat)).toEqual([0, 1]);
    expect(withoutLeaks(rows).dropped.map(({ row }) => row)).toEqual([0, 2, 40, 42]);
  });

  test("an unlabelled member of a family trains nothing with its label: no leak, ignored and counted", () => {
    const rows = honest((_, i) => (i === 2 ? { family: 0, label: null as OutsideLabel } : {}));
    expect(check(rows)).toEqual([{ code: "UNLABELLED_SCORED", count: 1 }]);
    expect(withoutLeaks(rows).dropped).toEqual([{ row: 2, reason: "UNLABELLED" }]);
  });

  test("an image scored twice in one repeat is told with its folds, and in two repeats is not", () => {
    const [first, second] = honest();
    const rows = [...honest(), { ...first, fold: 3 }, { ...second, score: 0.9 }];
    const finding = found(check(rows), "IMAGE_SCORED_TWICE");
    expect(finding.images).toEqual([
      { path: "0.jpg", repeat: 0, folds: [0, 3] },
      { path: "1.jpg", repeat: 0, folds: [0, 0] },
    ]);
    expect(codes(check(rows))).not.toContain("FAMILY_STRADDLES_FOLDS");
    expect(withoutLeaks(rows).dropped).toEqual([
      { row: 0, reason: "FAMILY_IN_ANOTHER_FOLD" },
      { row: 40, reason: "FAMILY_IN_ANOTHER_FOLD" },
      { row: 41, reason: "SCORED_TWICE" },
    ]);
  });

  test("folds of one class are named with that class", () => {
    const rows = honest(({ fold, label }) => ({ fold: fold === 3 && label === 1 ? 4 : fold }));
    expect(found(check(rows), "FOLD_WITH_ONE_CLASS")).toEqual({
      code: "FOLD_WITH_ONE_CLASS",
      count: 1,
      of: 5,
      folds: [{ repeat: 0, fold: 3, label: 0 }],
    });
  });

  test("that order every fold perfectly are suspect, though folds need not agree with each other", () => {
    const rows = honest(({ label, fold }, i) => ({ score: 10 * fold + 2 * (label ?? 0) + i / 100 }));
    expect(check(rows)).toEqual([{ code: "SCORES_TOO_GOOD", count: 40, folds: 5 }]);
    const oneMistake = rows.map((row, i) => (i === 7 ? { ...row, score: -1 } : row));
    expect(check(oneMistake)).toEqual([]);
  });

  test.each([1, -1])("of two values are the labels when each class has its own (order %d)", (sign) => {
    const rows = honest(({ label }) => ({ score: sign * (label === 1 ? 0.9 : 0.1) }));
    expect(check(rows)).toEqual([{ code: "SCORES_ARE_LABELS", count: 40, values: [sign * 0.1, sign * 0.9] }]);
    const hard = rows.map((row, i) => (i === 6 ? { ...row, score: sign * 0.9 } : row));
    expect(check(hard)).toEqual([]);
    expect(check(honest(() => ({ score: 0.5 })))).toEqual([]);
  });

  test("on few images are not wondered at for being perfect", () => {
    const rows = honest(({ label }) => ({ score: label ?? 0 })).slice(0, 19);
    expect(check(rows)).toEqual([]);
  });

  test("miss a labelled image when one repeat does, unless a file of the same bytes was scored", () => {
    const rows = [...honest(), ...honest(() => ({ repeat: 1 })).slice(1)];
    const labelled = [
      ...labelledOf(honest()),
      { path: "new.jpg", sha256: "new" },
      { path: "copy.jpg", sha256: "sha5" },
    ];
    expect(checkOutsideLeaks(rows, labelled)).toEqual([
      { code: "MISSING_LABELLED", count: 2, of: 42, images: ["0.jpg", "new.jpg"] },
    ]);
    expect(found(checkOutsideLeaks([], labelled), "MISSING_LABELLED").count).toBe(42);
  });

  test("keep nothing of a leak once the leaking rows are dropped, whatever the folds and families", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const rows = honest((_, i) => ({ family: (i * seed) % 23, fold: (i * 31 * seed) % 4, path: `${(i * 3) % 37}` }));
      const { kept, dropped } = withoutLeaks(rows);
      expect(kept.length + dropped.length).toBe(rows.length);
      const remaining = checkOutsideLeaks(
        kept.map((i) => rows[i]),
        [],
      );
      expect(codes(remaining).filter((code) => code.startsWith("FAMILY") || code.startsWith("IMAGE"))).toEqual([]);
    }
  });
});

describe("rows that are judged", () => {
  test("carry our label and family, near duplicates included where a family is given", () => {
    const images = [
      { path: "a.jpg", sha256: "s", groupId: "g", label: 1 as const },
      { path: "b.jpg", sha256: "t", groupId: "h", label: null },
    ];
    const table = {
      kind: "SCORES" as const,
      format: "CSV" as const,
      rows: [
        { filename: "?", fold: 0, repeat: 0, score: 0 },
        { filename: "a", fold: 2, repeat: 1, score: 0.7 },
      ],
      places: [2, 3],
      labels: null,
      ignoredColumns: [],
      isProbability: true,
    };
    const match = { matched: [{ row: 1, image: 0 }] };
    const row = { path: "a.jpg", sha256: "s", family: "g", label: 1, fold: 2, repeat: 1, score: 0.7 };
    expect(judgedRows(table, match, images)).toEqual([row]);
    expect(judgedRows(table, match, images, (image) => 7 + image)).toEqual([{ ...row, family: 7 }]);
  });
});

describe("a column of embeddings", () => {
  const labels = Array.from({ length: 24 }, (_, i) => (i < 4 ? null : ((i % 2) as OutsideLabel)));
  const features = matrixFromRows(labels.map((label, i) => [i, label === null ? i : 5 - 2 * label, 1, i % 2]));
  const columns = ["a", "target", "constant", "parity"];

  test("that holds the label on every labelled image is named, a constant one is not", () => {
    expect(checkOutsideColumns(features, columns, labels)).toEqual([
      { code: "COLUMN_IS_LABELS", count: 2, columns: ["target", "parity"], images: 20 },
    ]);
  });

  test("is not accused on one exception, nor on few images", () => {
    const other = {
      ...features,
      data: features.data.map((value, i) => (i === 4 * 5 + 1 || i === 4 * 9 + 3 ? 99 : value)),
    };
    expect(checkOutsideColumns(other, columns, labels)).toEqual([]);
    const few = labels.map((label, i) => (i < 8 ? null : label));
    expect(checkOutsideColumns(features, columns, few)).toEqual([]);
  });
});
