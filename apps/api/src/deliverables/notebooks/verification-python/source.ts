import type { NotebookSource } from "../notebook-source.ts";
import { VERIFICATION_FRENCH } from "./french.ts";
import { VERIFICATION_TEXTS } from "./texts.ts";

export const VERIFICATION_NOTEBOOK: NotebookSource = {
  name: "verification_python",
  kernel: "python3",
  folder: "verification-python",
  texts: VERIFICATION_TEXTS,
  french: VERIFICATION_FRENCH,
  missing: () => null,
};
