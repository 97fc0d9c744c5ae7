import type { AuditsSection } from "../../../deliverables/report/audits-section.ts";
import type { AuditSample } from "./audit-sample.ts";
import type { AuditTools } from "./audit-tools.ts";

/** Images of each flag that a report names. */
const IMAGES_TOLD = 500;

/** Images that deserve a look before anything is learnt from them. */
export async function judgeQuality(
  { ask }: AuditTools,
  { measures, features, keys, pathOf }: AuditSample,
): Promise<AuditsSection["quality"]> {
  const flags = await ask("quality", { measures, features, keys });
  return flags.map(({ id, rows, values, threshold, rule }) => ({
    ...{ id, n: rows.length, nImages: keys.length, threshold, rule },
    images: rows.slice(0, IMAGES_TOLD).map((row, index) => ({ path: pathOf(row), value: values[index] })),
  }));
}
