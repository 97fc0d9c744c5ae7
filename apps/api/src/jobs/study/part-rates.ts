const PARTS = 10;
/** Fewer images a part than this, and the start of a thread would be most of it. */
const ITEMS_MIN = 10;

/** Speed over equal parts of some work, a second: how steady it is tells how far one may count on it.
 *  @param total      items of all the work
 *  @param startedMs  when it began */
export function partRates(total: number, startedMs: number) {
  const size = Math.floor(total / PARTS);
  const rates: number[] = [];
  let last = { done: 0, atMs: startedMs };
  return {
    /** So many items are done at this time. */
    at(done: number, nowMs: number): void {
      if (size < ITEMS_MIN || rates.length === PARTS || done - last.done < size || nowMs <= last.atMs) return;
      rates.push(((done - last.done) / (nowMs - last.atMs)) * 1000);
      last = { done, atMs: nowMs };
    },
    /** Of the parts that are finished; empty where the items are too few to part. */
    rates: (): number[] => rates,
  };
}
