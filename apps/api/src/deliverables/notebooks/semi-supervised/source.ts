import { en, fr } from "../../../messages/typography.ts";
import type { NotebookSource } from "../notebook-source.ts";
import { SEMI_SUPERVISED_FRENCH } from "./french.ts";
import { SEMI_SUPERVISED_TEXTS } from "./texts.ts";

const NONE = {
  en: en`The labels of this study allow no experiment: there is nothing to compare.`,
  fr: fr`Les étiquettes de cette étude ne permettent aucune expérience : il n'y a rien à comparer.`,
};

export const SEMI_SUPERVISED_NOTEBOOK: NotebookSource = {
  name: "3_semi_supervised",
  kernel: "tslab",
  folder: "semi-supervised",
  texts: SEMI_SUPERVISED_TEXTS,
  french: SEMI_SUPERVISED_FRENCH,
  missing: ({ champion }, language) => (champion ? null : NONE[language]),
};
