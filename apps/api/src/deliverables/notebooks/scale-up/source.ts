import { en, fr } from "../../../messages/typography.ts";
import type { NotebookSource } from "../notebook-source.ts";
import { SCALE_UP_FRENCH } from "./french.ts";
import { SCALE_UP_TEXTS } from "./texts.ts";

const NONE = {
  en: en`The study has no answer on a larger set.`,
  fr: fr`L'étude n'a pas de réponse pour un ensemble plus grand.`,
};

export const SCALE_UP_NOTEBOOK: NotebookSource = {
  name: "4_scale_up",
  kernel: "tslab",
  folder: "scale-up",
  texts: SCALE_UP_TEXTS,
  french: SCALE_UP_FRENCH,
  missing: ({ scaleUp }, language) => (scaleUp ? null : NONE[language]),
};
