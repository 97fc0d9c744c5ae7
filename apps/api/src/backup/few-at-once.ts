/** Tasks in the background, `nMax` of them at once: `begin` waits for a free place, `end` for all. */
export function fewAtOnce(nMax: number): { begin(task: () => Promise<unknown>): Promise<void>; end(): Promise<void> } {
  const running = new Set<Promise<void>>();
  let failure: { cause: unknown } | null = null;
  const throwFailure = () => {
    if (failure) throw failure.cause;
  };
  return {
    /** @throws what an earlier task threw */
    async begin(task) {
      while (running.size >= nMax) await Promise.race(running);
      throwFailure();
      const work: Promise<void> = task()
        .then(() => undefined)
        .catch((cause: unknown) => {
          failure ??= { cause };
        })
        .finally(() => running.delete(work));
      running.add(work);
    },
    async end() {
      await Promise.all(running);
      throwFailure();
    },
  };
}
