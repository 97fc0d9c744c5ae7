import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { countDataset } from "@brainscan/db/queries/dataset-counts";
import { expect, test } from "vitest";
import { useImports } from "./import.fixture.ts";

const folder = fileURLToPath(new URL("../../../../../shared/data/mri_dataset_brain_cancer_oc", import.meta.url));
const imports = useImports();

test.skipIf(!existsSync(folder))(
  `the import finds every duplicate and every labelled image among the unlabelled ones of the real data set (needs ${folder})`,
  async () => {
    const { report, datasetId } = await imports.run(folder);
    expect(report).toMatchObject({
      files: 1508,
      added: 1506,
      formats: [{ name: "JPEG", count: 1506 }],
      sizes: [{ widthPx: 512, heightPx: 512, count: 1506 }],
      rejected: [],
      conflictingLabels: [],
    });
    expect(report.duplicateGroups).toHaveLength(90);
    expect(report.labelledAlsoUnlabelled).toHaveLength(31);
    expect(report.ignored.map(({ code }) => code)).toEqual(["IGNORED_NOT_AN_IMAGE", "IGNORED_NOT_AN_IMAGE"]);
    expect(await countDataset(imports.db, datasetId)).toEqual({
      images: 1506,
      distinct: 1410,
      labelled: 100,
      labelledDistinct: 99,
      normal: 49,
      cancer: 50,
      unlabelled: 1406,
      duplicateGroups: 90,
      labelledAlsoUnlabelled: 31,
      conflictingLabels: 0,
      excluded: 0,
    });
    const again = await imports.run(folder, { datasetId });
    expect(again.report).toMatchObject({ added: 0, unchanged: 1506, updated: 0 });
  },
  300_000,
);
