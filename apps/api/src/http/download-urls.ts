import { basename } from "node:path";
import type { Language } from "../messages/message.ts";

export type StudyDownload = { name: string; url: string };

const studyUrl = (studyId: string) => `/studies/${encodeURIComponent(studyId)}`;

/** Address of a file of an export, by its path there. */
export function fileUrl(studyId: string, language: Language, path: string): string {
  return `${studyUrl(studyId)}/deliverables/${language}/${path.split("/").map(encodeURIComponent).join("/")}`;
}

/** Address of all files of an export as one zip. */
export function archiveUrl(studyId: string, language: Language): string {
  return `${studyUrl(studyId)}/deliverables/${language}.zip`;
}

/** Files that are made when they are asked for, in the reader's language: the report, predictions and vectors. */
export function filesOnDemand(backbone: string): string[] {
  return [
    "predictions.csv",
    "report.json",
    `tables/df_labeled_${backbone}.csv`,
    `tables/df_unlabeled_${backbone}.csv`,
    `tables/df_labeled_${backbone}_layer3.csv`,
    `tables/df_unlabeled_${backbone}_layer3.csv`,
  ];
}

export function downloadsOf(studyId: string, backbone: string): StudyDownload[] {
  return filesOnDemand(backbone).map((path) => {
    const name = basename(path);
    return { name, url: `${studyUrl(studyId)}/${encodeURIComponent(name)}` };
  });
}
