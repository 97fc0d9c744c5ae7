import { expect, test } from "vitest";
import { prepareFiles } from "./prepare-files.ts";

const file = (path: string, deliverable: "TABLES" | "MEMO" | null) => ({
  ...{ path, name: path, deliverable, bytes: 1, sha256: "00", quotes: 0, stale: false, url: `/${path}` },
});

test("what one opens first stands first, the report last, and a kind that was refused still stands", () => {
  const groups = prepareFiles({
    files: [file("report.json", null), file("tables/a.csv", "TABLES"), file("memo.html", "MEMO")],
    refusals: [{ deliverable: "ONNX", path: "model.onnx", reason: "transductive" }],
  });
  expect(groups.map(({ kind }) => kind)).toEqual(["MEMO", "ONNX", "TABLES", null]);
  expect(groups[1]).toMatchObject({ files: [], refusals: [{ path: "model.onnx" }] });
});
