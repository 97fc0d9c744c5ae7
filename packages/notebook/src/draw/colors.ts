/** Colours of the product: those of the classes, and a row of others for groups without a meaning of their own. */
export const COLORS = {
  normal: "#2272b4",
  cancer: "#cc5a1e",
  review: "#a14a9f",
  unlabelled: "#9aa0a8",
  ink: "#1d2430",
  quiet: "#6b7280",
  grid: "#e5e7eb",
} as const;

const OTHERS = ["#5a4fb0", "#3fae87", "#d39a14", "#1f6f80", "#d2447a", "#5c6b3c", "#a983d6", "#8a673a"];

export type ColorName = "normal" | "cancer" | "review" | "unlabelled" | "ink";

/** The colour asked for by name, or the next one of the row. */
export function colorOf(name: ColorName | undefined, index: number): string {
  return name ? COLORS[name] : OTHERS[index % OTHERS.length];
}
