import { expect, test } from "vitest";
import { datasetName } from "./dataset-name.ts";

test("a data set is named after its zip or folder", () => {
  expect(datasetName("IRM 2024.ZIP")).toBe("IRM 2024");
  expect(datasetName("/data/mri/")).toBe("mri");
  expect(datasetName("C:\\scans\\v2.1")).toBe("v2.1");
});
