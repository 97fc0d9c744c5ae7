import { en, fr } from "../../../messages/typography.ts";
import type { NotebookSource } from "../notebook-source.ts";
import { CLUSTERING_FRENCH } from "./french.ts";
import { CLUSTERING_TEXTS } from "./texts.ts";

const NONE = {
  en: en`The study has no clusterings: its images are too few.`,
  fr: fr`L'étude n'a pas de partitions : ses images sont trop peu nombreuses.`,
};

export const CLUSTERING_NOTEBOOK: NotebookSource = {
  name: "2_unsupervised_clustering",
  kernel: "tslab",
  folder: "unsupervised-clustering",
  texts: CLUSTERING_TEXTS,
  french: CLUSTERING_FRENCH,
  missing: ({ clusterings }, language) => (clusterings.length > 0 ? null : NONE[language]),
};
