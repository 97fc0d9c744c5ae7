import { expect, test } from "vitest";
import { labelsCsv } from "./labels-csv.ts";

test("each image is a row to fill in, in the order to label them, with why it is asked for", () => {
  const labels = [
    { image: { path: "sans_label/b.png" }, reason: "RANDOM_AUDIT" },
    { image: { path: "sans_label/a.png" }, reason: "COVERAGE" },
  ];
  expect(labelsCsv(labels)).toBe(
    "filename,label,reason\r\nsans_label/b.png,,random_audit\r\nsans_label/a.png,,coverage\r\n",
  );
});

test("a path with a comma or a quote stays one field", () => {
  expect(labelsCsv([{ image: { path: 'a,b "c".png' }, reason: "UNCERTAINTY" }])).toBe(
    'filename,label,reason\r\n"a,b ""c"".png",,uncertainty\r\n',
  );
});

test("nothing to label is a table without rows", () => {
  expect(labelsCsv([])).toBe("filename,label,reason\r\n");
});
