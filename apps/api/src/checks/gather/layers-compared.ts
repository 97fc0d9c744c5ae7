import { type CheckEvidence, evidenceOf, notRun, undecided } from "../evidence.ts";
import { aucOf, type Candidate, configurationOf, figureOf } from "./candidate.ts";

/** Was one configuration measured on several layers, with all else equal? */
export function layersCompared(experiments: readonly Candidate[]): CheckEvidence {
  const id = "layersCompared";
  if (experiments.length === 0) return notRun(id, "NO_CLASSIFIER");
  const measured = experiments.filter((one) => aucOf(one) !== null);
  if (measured.length === 0) return undecided(id, "NO_FIGURE");
  const byConfiguration = new Map<string, Map<string, Candidate>>();
  for (const one of measured) {
    const key = configurationOf(one, ["layer"]);
    byConfiguration.set(key, (byConfiguration.get(key) ?? new Map()).set(one.layer, one));
  }
  const sets = [...byConfiguration.values()].map((layers) =>
    [...layers.values()].sort((a, b) => (aucOf(b) ?? 0) - (aucOf(a) ?? 0)),
  );
  // The configuration on most layers; among these, the one of the highest area.
  const [widest] = sets.sort((a, b) => b.length - a.length || (aucOf(b[0]) ?? 0) - (aucOf(a[0]) ?? 0));
  const [best, other] = widest;
  const said = { method: best.method, layer: best.layer, auc: aucOf(best) ?? 0 };
  return evidenceOf(id, {
    ...{ value: widest.length, n: figureOf(best, "rocAuc")?.n ?? null },
    evidence: other
      ? {
          code: "CHECK_LAYERS",
          params: { ...said, nLayers: widest.length, otherLayer: other.layer, otherAuc: aucOf(other) ?? 0 },
        }
      : { code: "CHECK_ONE_LAYER", params: said },
  });
}
