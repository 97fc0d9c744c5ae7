import { expect, test } from "vitest";
import { readAuditLabels } from "./read-audit-labels.ts";

const SOURCE = {
  images: [
    { path: "pool/a.png", groupId: "ga" },
    { path: "pool/b.png", groupId: "gb" },
    { path: "pool/b-copy.png", groupId: "gb" },
    { path: "pool/c.png", groupId: "gc" },
    { path: "one/same.png", groupId: "gs1" },
    { path: "two/same.png", groupId: "gs2" },
  ],
  drawn: new Set(["ga", "gb", "gs1"]),
};

const read = (csv: string) => readAuditLabels(csv, SOURCE);
const codes = (csv: string) => {
  const found = read(csv);
  return "problems" in found ? found.problems.map(({ code }) => code) : [];
};

test("labels are read by name, whatever the order of the columns, and rows without one say nothing", () => {
  expect(read("position,label,filename\n1,cancer,pool/a.png\n2,,pool/b.png\n3,0,one/same.png\n")).toEqual({
    labels: new Map([
      ["ga", 1],
      ["gs1", 0],
    ]),
  });
  expect(read("filename;label\r\na.png;Normal\r\n")).toEqual({ labels: new Map([["ga", 0]]) });
});

test("each wrong row is named with its line, and none of the table is kept", () => {
  const found = read(
    "filename,label\npool/a.png,cancer\npool/b.png,maybe\nnowhere.png,normal\nsame.png,normal\npool/c.png,normal\nb-copy.png,normal\npool/b.png,cancer\n",
  );
  expect(found).toEqual({
    problems: [
      { code: "AUDIT_ROW_LABEL", params: { line: 3, filename: "pool/b.png", value: "maybe" } },
      { code: "AUDIT_ROW_UNKNOWN", params: { line: 4, filename: "nowhere.png" } },
      {
        code: "AUDIT_ROW_AMBIGUOUS",
        params: { line: 5, filename: "same.png", first: "one/same.png", second: "two/same.png" },
      },
      { code: "AUDIT_ROW_NOT_DRAWN", params: { line: 6, filename: "pool/c.png" } },
      // The copy and the original are one image.
      { code: "AUDIT_ROW_CONTRADICTS", params: { line: 8, earlier: 7 } },
    ],
  });
});

test("a table that is none, or says nothing, is refused as a whole", () => {
  expect(codes("")).toEqual(["AUDIT_TABLE_HEADER"]);
  expect(codes("file,label\na.png,1\n")).toEqual(["AUDIT_TABLE_HEADER"]);
  expect(codes("filename,label\na.png,\n")).toEqual(["AUDIT_TABLE_EMPTY"]);
  expect(codes('filename,label\n"a.png,1\n')).toEqual(["AUDIT_TABLE_UNREADABLE"]);
});

test("a table full of errors tells the first twenty and how many more there are", () => {
  const rows = Array.from({ length: 30 }, (_, i) => `gone${i}.png,1\n`).join("");
  const found = read(`filename,label\n${rows}`);
  expect("problems" in found && found.problems).toHaveLength(21);
  expect("problems" in found && found.problems.at(-1)).toEqual({ code: "AUDIT_ROWS_MORE", params: { more: 10 } });
});
