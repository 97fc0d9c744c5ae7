import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { ImportRequest } from "../schema/imports.ts";
import { describeEachDatabase } from "../test-databases.ts";
import { insertDataset } from "./datasets.ts";
import { findDatasetImportedFrom, insertImport, listUploadsInUse } from "./imports.ts";
import { finishRun, insertRun } from "./runs.ts";

describeEachDatabase("imports", (database) => {
  async function addImport(request: Partial<ImportRequest>, datasetId?: string): Promise<string> {
    const db = database().orm;
    const runId = randomUUID();
    await insertRun(db, { id: runId, kind: "IMPORT" });
    await insertImport(db, { runId, request: { kind: "PATH", location: "/x", name: "x", ...request }, datasetId });
    return runId;
  }

  it("find again the data set that a folder went into, also after an interruption", async () => {
    const db = database().orm;
    expect(await findDatasetImportedFrom(db, "/scans")).toBeNull();

    const interrupted = await addImport({ location: "/scans" });
    expect(await findDatasetImportedFrom(db, "/scans")).toBeNull();
    await insertDataset(db, { id: interrupted, name: "scans", source: "FOLDER" });
    expect(await findDatasetImportedFrom(db, "/scans")).toBe(interrupted);

    await addImport({ location: "/scans" }, interrupted);
    expect(await findDatasetImportedFrom(db, "/scans")).toBe(interrupted);
    await addImport({ kind: "UPLOAD", location: "/other" }, interrupted);
    expect(await findDatasetImportedFrom(db, "/other")).toBeNull();
  });

  it("keep an upload until the import that needs it has ended", async () => {
    const db = database().orm;
    const waiting = await addImport({ kind: "UPLOAD", location: "upload-1" });
    await addImport({ kind: "UPLOAD", location: "upload-2" });
    await finishRun(db, { id: waiting, status: "DONE", now: new Date() });
    const inUse = await listUploadsInUse(db);
    expect(inUse).toContain("upload-2");
    expect(inUse).not.toContain("upload-1");
  });
});
