import { expect, test } from "vitest";
import { chartCsv } from "./chart-csv.ts";

test("numbers keep every digit and a gap stays empty, never 0", () => {
  const csv = chartCsv({
    head: ["labels", "auc"],
    rows: [
      [5, 0.1 + 0.2],
      ["10", null],
    ],
  });
  expect(csv).toBe("labels,auc\r\n5,0.30000000000000004\r\n10,\r\n");
});

test("a comma, a quote or a line break does not split a cell", () => {
  expect(chartCsv({ head: ['a"b'], rows: [["x,y"], ["u\nv"]] })).toBe('"a""b"\r\n"x,y"\r\n"u\nv"\r\n');
});
