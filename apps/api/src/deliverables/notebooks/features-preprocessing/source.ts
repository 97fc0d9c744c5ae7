import type { NotebookSource } from "../notebook-source.ts";
import { FEATURES_FRENCH } from "./french.ts";
import { FEATURES_TEXTS } from "./texts.ts";

export const FEATURES_NOTEBOOK: NotebookSource = {
  name: "1_features_preprocessing",
  kernel: "tslab",
  folder: "features-preprocessing",
  texts: FEATURES_TEXTS,
  french: FEATURES_FRENCH,
  missing: () => null,
};
