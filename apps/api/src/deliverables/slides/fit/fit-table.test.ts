import { expect, it } from "vitest";
import { fitTable } from "./fit-table.ts";

const cells = (...texts: string[]) => texts.map((text) => ({ text }));
const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);

it("fills its width, room to spare going to the first column", () => {
  const { columnWidths } = fitTable({
    ...{ header: cells("Method", "AUC"), rows: [cells("k-means", "0.9")] },
    ...{ width: 600, height: 300, fontSize: 18 },
  });
  expect(sum(columnWidths)).toBeCloseTo(600, 6);
  expect(columnWidths[0]).toBeGreaterThan(columnWidths[1] * 3);
});

it("narrows its widest column, whose words then break over lines", () => {
  const long = "a name of a method that goes on and on, and on";
  const { columnWidths, rowHeights } = fitTable({
    ...{ header: cells("Method", "AUC"), rows: [cells(long, "0.995 (0.980 to 1.000)"), cells("short", "0.9")] },
    ...{ width: 400, height: 300, fontSize: 18 },
  });
  expect(sum(columnWidths)).toBeCloseTo(400, 6);
  expect(rowHeights[1]).toBeGreaterThan(rowHeights[2] * 1.5);
});

it("keeps as many rows as its height takes, the header always", () => {
  const rows = Array.from({ length: 20 }, (_, i) => cells(`row ${i}`));
  const { kept, rowHeights } = fitTable({ header: cells("Row"), rows, width: 300, height: 120, fontSize: 18 });
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(20);
  expect(rowHeights).toHaveLength(kept + 1);
  expect(sum(rowHeights)).toBeLessThanOrEqual(120);
  expect(sum(rowHeights) + rowHeights[kept]).toBeGreaterThan(120);
});
