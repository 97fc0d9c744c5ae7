/** `task` over the items, at most `nMax` at once, results in the items' order. When the signal fires, or a task fails, no
 *  further one begins and those begun are waited for: nothing is left running behind the caller's back.
 *  @returns null where no task was begun
 *  @throws what the first failing task threw */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  nMax: number,
  signal: AbortSignal | undefined,
  task: (item: Item) => Promise<Result>,
): Promise<(Result | null)[]> {
  const results: (Result | null)[] = new Array(items.length).fill(null);
  let next = 0;
  let failed = false;
  async function work(): Promise<void> {
    while (next < items.length && !failed && !signal?.aborted) {
      const i = next++;
      try {
        results[i] = await task(items[i]);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: Math.min(nMax, items.length) }, work));
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  return results;
}
