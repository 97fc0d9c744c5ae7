import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { estimateOf, figureOf } from "./estimate.ts";
import { readFeatures } from "./read-features.ts";
import { readStudy } from "./read-study.ts";

let dir: string;
const save = (name: string, ...lines: string[]) => writeFile(join(dir, name), `${lines.join("\n")}\n`);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "study-"));
  await mkdir(join(dir, "tables"));
  const report = { language: "en", seed: 0, embeddings: [{ backbone: "net", layer: "avgpool", dim: 2, n: 3 }] };
  await save("report.json", JSON.stringify(report));
  await save("predictions.csv", "filename,group", '"b,1.png",gb', "copy.png,ga", "a.png,ga", "c.png,gc");
  await save(
    "tables/images.csv",
    ...["group,filename,label,family,learned", 'gb,"b,1.png",1,0,true', "ga,a.png,,1,false", "gc,c.png,0,1,false"],
  );
  await save("tables/df_labeled_net.csv", "0,1,label,filename", '1.5,2,1,"b,1.png"', "5,6,0,c.png");
  await save("tables/df_unlabeled_net.csv", "0,1,filename", "3,4,a.png", "3,4,copy.png");
  await save("tables/df_labeled_net_layer3.csv", "0,label", "10,1", "30,0");
  await save("tables/df_unlabeled_net_layer3.csv", "0", "20", "20");
});
afterAll(() => rm(dir, { recursive: true, force: true }));

it("gives each distinct image one row, in the order of the images, whatever the order of the tables", () => {
  const study = readStudy(dir);
  expect(study.images).toMatchObject({ n: 3, groups: ["gb", "ga", "gc"], filenames: ["b,1.png", "a.png", "c.png"] });
  // A label that classifiers did not learn from is none.
  expect([...study.images.labels]).toEqual([1, -1, -1]);
  expect([...study.images.families]).toEqual([0, 1, 1]);
  expect(study.features("avgpool")).toEqual({ data: Float32Array.of(1.5, 2, 3, 4, 5, 6), rows: 3, cols: 2 });
});

it("reads layer3, whose tables name no files, by the rows of avgpool", () => {
  expect([...readStudy(dir).features("layer3").data]).toEqual([10, 20, 30]);
});

it("refuses an image without a vector, and a component that is no number", async () => {
  await save("tables/df_labeled_net.csv", "0,1,label,filename", '1.5,2,1,"b,1.png"');
  expect(() => readStudy(dir).features("avgpool")).toThrow("gc");
  await save("bad.csv", "0,1,filename", "1,2,a.png", "1,,b.png");
  expect(() => readFeatures(join(dir, "bad.csv"))).toThrow("row 2, column 1");
});

it("tells a figure that was not measured from one that is 0", () => {
  const figures = [
    { id: "rocAuc", value: 0, n: 9, interval: { low: 0, high: 0.5, level: 0.95 } },
    { id: "f1", value: null, n: 9, interval: null },
  ];
  expect(figureOf({ figures }, "rocAuc")).toEqual({ value: 0, low: 0, high: 0.5, n: 9 });
  expect(figureOf({ figures }, "f1")).toEqual({ value: null, low: null, high: null, n: 9 });
  expect(figureOf({ figures }, "recall")).toEqual({ value: null, low: null, high: null, n: 0 });
  expect(estimateOf({ a: "0", a_low: "", a_high: "1e-3" }, "a")).toEqual({ value: 0, low: null, high: 0.001 });
  expect(() => estimateOf({ a: "x" }, "a")).toThrow("a is x");
});
