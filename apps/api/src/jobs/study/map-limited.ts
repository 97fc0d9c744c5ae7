/** Results of `work` in the order of the items, at most `limit` at work at once. The first failure is thrown once what is at
 *  work has settled; nothing further is begun. */
export async function mapLimited<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  let failed = false;
  const run = async () => {
    while (next < items.length && !failed) {
      const index = next++;
      try {
        results[index] = await work(items[index], index);
      } catch (problem) {
        failed = true;
        throw problem;
      }
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, run));
  for (const outcome of settled) if (outcome.status === "rejected") throw outcome.reason;
  return results;
}
