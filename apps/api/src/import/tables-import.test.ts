import { pageImages } from "@brainscan/db/queries/image-pages";
import { listStudyRows } from "@brainscan/db/queries/images";
import { listMetadataColumnsWithMissing } from "@brainscan/db/queries/metadata-columns";
import { describe, expect, test } from "vitest";
import { drawImage, useImports, warning } from "./import.fixture.ts";
import type { ImportOutcome } from "./run-import.ts";

const imports = useImports();

/** Import four images, two of one name, with these tables beside them. */
async function importBeside(tables: Record<string, Buffer | string>, datasetId?: string): Promise<ImportOutcome> {
  const path = await imports.tree({
    "a.png": await drawImage(1),
    "b.png": await drawImage(2),
    "site1/x.png": await drawImage(3),
    "site2/x.png": await drawImage(4),
    ...tables,
  });
  return imports.run(path, { datasetId });
}

async function labelsOf({ datasetId }: ImportOutcome): Promise<Record<string, 0 | 1 | null>> {
  const rows = await listStudyRows(imports.db, datasetId);
  return Object.fromEntries(rows.map(({ path, label }) => [path, label]));
}

async function metadataOf({ datasetId }: ImportOutcome) {
  const { rows } = await pageImages(imports.db, { datasetId, filter: {}, first: 100 });
  return Object.fromEntries(rows.map(({ path, metadata }) => [path, metadata]));
}

describe("labels.csv", () => {
  test("is read with a byte-order mark, semicolons, CRLF and quotes, in any case of its labels", async () => {
    const outcome = await importBeside({
      "Labels.csv": '\ufefffilename;label\r\n"a.png";Normal\r\n"b.png";"TUMOUR"\r\nsite1/x.png;1\r\nsite2\\x.png;\r\n',
    });
    expect(await labelsOf(outcome)).toEqual({ "a.png": 0, "b.png": 1, "site1/x.png": 1, "site2/x.png": null });
    expect(outcome.report.warnings.map(({ code }) => code)).toEqual(["METADATA_NONE"]);
  });

  test("is read as Excel saves it: UTF-16 with tabs, or Windows-1252", async () => {
    const accented = { "été.png": await drawImage(5) };
    const utf16 = Buffer.from("\ufefffilename\tlabel\r\nété.png\tcancer\r\n", "utf16le");
    expect(await labelsOf(await importBeside({ ...accented, "labels.csv": utf16 }))).toMatchObject({ "été.png": 1 });
    const ansi = Buffer.from("filename;label\r\nété.png;cancer\r\n", "latin1");
    expect(await labelsOf(await importBeside({ ...accented, "labels.csv": ansi }))).toMatchObject({ "été.png": 1 });
  });

  test("names each row it cannot use: unknown label, unknown file, a name that two folders share", async () => {
    const outcome = await importBeside({
      "labels.csv": "filename,label\na.png,benign\nnowhere.png,cancer\nx.png,cancer\nb.png,cancer\n",
    });
    expect(await labelsOf(outcome)).toEqual({ "a.png": null, "b.png": 1, "site1/x.png": null, "site2/x.png": null });
    expect(outcome.report.warnings.slice(0, 3)).toEqual([
      { code: "LABELS_UNKNOWN_LABEL", path: "labels.csv", params: { line: 2, filename: "a.png", value: "benign" } },
      { code: "LABELS_UNKNOWN_FILE", path: "labels.csv", params: { line: 3, filename: "nowhere.png" } },
      {
        code: "LABELS_AMBIGUOUS_FILE",
        path: "labels.csv",
        params: { line: 4, filename: "x.png", count: 2, first: "site1/x.png", second: "site2/x.png" },
      },
    ]);
  });

  test("a label given twice alike is used; given twice differently, neither is, and both rows are named", async () => {
    const outcome = await importBeside({
      "labels.csv": "filename,label\na.png,cancer\na.png,1\nb.png,normal\n./b.png,cancer\n",
    });
    expect(await labelsOf(outcome)).toMatchObject({ "a.png": 1, "b.png": null });
    expect(warning(outcome, "LABELS_CONFLICT")).toEqual([
      {
        code: "LABELS_CONFLICT",
        path: "b.png",
        params: { firstFile: "labels.csv", firstLine: 4, secondFile: "labels.csv", secondLine: 5 },
      },
    ]);
  });

  test("beside images in a folder of its own it speaks of those, and wins over the folder's name, which is said", async () => {
    const outcome = await importBeside({
      "site1/labels.csv": "filename,label\nx.png,cancer\n",
      "labelled/normal/n.png": await drawImage(6),
      "labelled/normal/m.png": await drawImage(7),
      "labels.csv": "filename,label\nn.png,cancer\nm.png,normal\n",
    });
    expect(await labelsOf(outcome)).toMatchObject({
      "site1/x.png": 1,
      "site2/x.png": null,
      "labelled/normal/n.png": 1,
      "labelled/normal/m.png": 0,
    });
    expect(warning(outcome, "LABELS_OVERRIDE_FOLDER")).toEqual([
      { code: "LABELS_OVERRIDE_FOLDER", path: "labelled/normal/n.png", params: { folder: 0, file: 1 } },
    ]);
  });

  test("without its header, or with a quote left open, it is refused whole and the images are imported", async () => {
    const headless = await importBeside({ "labels.csv": "a.png,cancer\n" });
    expect(headless.report.added).toBe(4);
    expect(warning(headless, "LABELS_HEADER")).toEqual([{ code: "LABELS_HEADER", path: "labels.csv" }]);
    const open = await importBeside({ "labels.csv": 'filename,label\na.png,"cancer\nb.png,normal\n' });
    expect(await labelsOf(open)).toMatchObject({ "a.png": null, "b.png": null });
    expect(warning(open, "TABLE_UNREADABLE")).toHaveLength(1);
  });

  test("no label at all, and labels of one class only, are said with what they prevent", async () => {
    expect(warning(await importBeside({}), "LABELS_NONE")).toHaveLength(1);
    const one = await importBeside({ "labels.csv": "filename,label\na.png,normal\nb.png,normal\n" });
    expect(warning(one, "LABELS_NO_CANCER")).toEqual([{ code: "LABELS_NO_CANCER", params: { normal: 2 } }]);
    const other = await importBeside({ "labels.csv": "filename,label\na.png,cancer\n" });
    expect(warning(other, "LABELS_NO_NORMAL")).toEqual([{ code: "LABELS_NO_NORMAL", params: { cancer: 1 } }]);
  });
});

describe("metadata", () => {
  test("a CSV gives typed columns, French decimal commas included, with what is missing counted", async () => {
    const outcome = await importBeside({
      "metadata.csv":
        "filename;age;contrast;acquired;code;site\r\na.png;61,5;oui;2024-02-29;007;Brest\r\nb.png;48;non;2023-12-01;012;\r\nzzz.png;1;oui;2024-01-01;1;Lyon\r\n",
    });
    const { metadata } = outcome.report;
    expect(metadata).toEqual({
      file: "metadata.csv",
      columns: [
        { name: "age", type: "NUMBER", missing: 2 },
        { name: "contrast", type: "BOOLEAN", missing: 2 },
        { name: "acquired", type: "DATE", missing: 2 },
        { name: "code", type: "TEXT", missing: 2 },
        { name: "site", type: "TEXT", missing: 3 },
      ],
      unmatchedRows: 1,
    });
    expect(await metadataOf(outcome)).toMatchObject({
      "a.png": { age: 61.5, contrast: true, acquired: "2024-02-29", code: "007", site: "Brest" },
      "b.png": { age: 48, contrast: false, acquired: "2023-12-01", code: "012" },
      "site1/x.png": {},
    });
    const stored = await listMetadataColumnsWithMissing(imports.db, [outcome.datasetId]);
    expect(stored.map(({ name, type, missing }) => ({ name, type, missing }))).toEqual(metadata.columns);
  });

  test("JSON is read as an object by filename and as a list, to the same values", async () => {
    const byName = await importBeside({
      "metadata.json": JSON.stringify({ "a.png": { age: 61, sex: "F" }, "b.png": { age: null } }),
    });
    const list = await importBeside({
      "metadata.json": JSON.stringify([
        { filename: "a.png", age: 61, sex: "F" },
        { filename: "b.png", age: null },
      ]),
    });
    expect(await metadataOf(byName)).toMatchObject({ "a.png": { age: 61, sex: "F" }, "b.png": {} });
    expect(await metadataOf(list)).toEqual(await metadataOf(byName));
  });

  test("columns that would identify a person are refused by name, their values kept nowhere", async () => {
    const outcome = await importBeside({
      "metadata.csv":
        "filename,PatientName,date_of_birth,Téléphone,contact,scanner_name,age\na.png,Jane,1960-01-01,0102030405,jane@example.org,Avanto,61\n",
    });
    expect(warning(outcome, "METADATA_IDENTIFYING").map(({ params }) => params?.column)).toEqual([
      "PatientName",
      "date_of_birth",
      "Téléphone",
      "contact",
    ]);
    expect(await metadataOf(outcome)).toMatchObject({ "a.png": { scanner_name: "Avanto", age: 61 } });
    expect(JSON.stringify(await metadataOf(outcome))).not.toMatch(/Jane|1960|0102|jane/);
  });

  test("a column that a later file holds as text becomes text throughout, and importing again changes nothing", async () => {
    const { datasetId } = await importBeside({ "metadata.csv": "filename,grade\na.png,2\n" }, "widened");
    const path = await imports.tree({ "c.png": await drawImage(8), "metadata.csv": "filename,grade\nc.png,II\n" });
    const later = await imports.run(path, { datasetId });
    expect(later.report.metadata.columns).toEqual([{ name: "grade", type: "TEXT", missing: 0 }]);
    expect(await metadataOf(later)).toMatchObject({ "a.png": { grade: "2" }, "c.png": { grade: "II" } });
    const again = await importBeside({ "metadata.csv": "filename,grade\na.png,2\n" }, "widened");
    expect(again.report).toMatchObject({ added: 0, updated: 0, unchanged: 4 });
  });

  test("absent metadata, an unreadable file and a second file are said plainly", async () => {
    const absent = await importBeside({});
    expect(absent.report.metadata).toEqual({ file: null, columns: [], unmatchedRows: 0 });
    expect(warning(absent, "METADATA_NONE")).toHaveLength(1);
    const broken = await importBeside({ "metadata.json": "{" });
    expect(warning(broken, "METADATA_JSON_UNREADABLE")).toHaveLength(1);
    const two = await importBeside({
      "metadata.csv": "filename,age\na.png,1\n",
      "site1/metadata.csv": "filename,age\nx.png,2\n",
    });
    expect(warning(two, "METADATA_NOT_READ")).toEqual([
      { code: "METADATA_NOT_READ", path: "site1/metadata.csv", params: { file: "metadata.csv" } },
    ]);
  });
});
