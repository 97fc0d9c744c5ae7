import { existsSync } from "node:fs";
import { resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");

/** The built command line. */
export const CLI = resolve(ROOT, "apps/api/dist/cli/main.js");

/** Screenshots and downloads that a run leaves for a person to look at. */
export const ARTIFACTS = resolve(ROOT, "artifacts");

/** The radiologists' data set, when it lies beside the project; never part of it. */
export const REAL_DATA = resolve(ROOT, "../shared/data/mri_dataset_brain_cancer_oc");

export const hasRealData = existsSync(REAL_DATA);
