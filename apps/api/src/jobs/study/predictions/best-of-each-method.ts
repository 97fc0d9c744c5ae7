import type { Evaluated } from "../experiments/run-experiments.ts";

const areaOf = ({ experiment }: Evaluated) => experiment.figures?.find(({ id }) => id === "rocAuc")?.value ?? null;

/** The champion, then the best experiment of each other method, the highest area first; at most `limit` in all. */
export function bestOfEachMethod(champion: Evaluated, candidates: readonly Evaluated[], limit: number): Evaluated[] {
  const best = new Map<string, Evaluated>();
  for (const one of candidates) {
    const area = areaOf(one);
    const known = best.get(one.candidate.method);
    if (area !== null && (!known || area > (areaOf(known) ?? 0))) best.set(one.candidate.method, one);
  }
  best.delete(champion.candidate.method);
  const others = [...best.values()].sort((a, b) => (areaOf(b) ?? 0) - (areaOf(a) ?? 0));
  return [champion, ...others].slice(0, limit);
}
