import { expect, test } from "vitest";
import { readFolderLabel } from "./folder-label.ts";

test.each([
  ["avec_labels/normal/a.png", 0, null],
  ["avec_labels/cancer/a.png", 1, null],
  ["Avec Labels/CANCER/a.png", 1, null],
  ["labeled/tumor/a.png", 1, null],
  ["data/Labelled/site 3/tumoùr/a.png", 1, null],
  ["sans_label/a.png", null, null],
  ["Sans-Labels/cancer/a.png", null, null],
  ["labelled/unlabelled/cancer/a.png", null, null],
  ["unlabeled/a.png", null, null],
  ["labelled/a.png", null, "NO_CLASS"],
  ["labelled/normal/cancer/a.png", null, "AMBIGUOUS"],
  ["normal/a.png", null, "CLASS_ALONE"],
  ["cancer.png", null, null],
  ["labelled_normal/a.png", null, null],
] as const)("the folders of %s say label %s, problem %s", (path, label, problem) => {
  expect(readFolderLabel(path)).toEqual({ label, problem });
});
