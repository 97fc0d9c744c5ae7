import type { Label } from "../generated/graphql.ts";

/** The four things an image can be, as people see them: two labels, one question, one gap. */
export type ImageClass = "NORMAL" | "CANCER" | "REVIEW" | "UNLABELLED";

export function classOfLabel(label: Label | null | undefined): ImageClass {
  return label ?? "UNLABELLED";
}

/** CSS variables, so that light and dark each keep their own tone. */
export const classColour: Record<ImageClass, string> = {
  NORMAL: "var(--class-normal)",
  CANCER: "var(--class-cancer)",
  REVIEW: "var(--class-review)",
  UNLABELLED: "var(--class-unlabelled)",
};
