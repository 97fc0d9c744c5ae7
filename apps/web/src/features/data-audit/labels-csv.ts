import { csv } from "../../figures/csv.ts";

type Proposed = { image: { path: string }; reason: string };

/** The images to label as a table that labels.csv can be made from: a name, an empty label to fill in, and why it is asked. */
export function labelsCsv(labels: readonly Proposed[]): string {
  return csv([
    ["filename", "label", "reason"],
    ...labels.map(({ image, reason }) => [image.path, "", reason.toLowerCase()]),
  ]);
}
