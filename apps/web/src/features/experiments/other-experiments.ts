type Listed = { id: string; stale: boolean; study?: { id: string } | null };

/** What a page lists beside the experiments it compares: those started by hand, and what other studies computed on the
 *  data as they are now. Rows of older data stay with their own study. */
export function otherExperiments<Experiment extends Listed>(
  experiments: readonly Experiment[],
  shownIds: readonly string[],
): Experiment[] {
  return experiments.filter(({ id, stale, study }) => !shownIds.includes(id) && (!study || !stale));
}
