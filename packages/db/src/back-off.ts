import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as delay } from "node:timers/promises";

const firstWaitMs = 100;
const waitMsMax = 5_000;

/** How long work under way waits for a database that is away, when nobody has said otherwise: as long as a server takes to be
 *  restarted or to hand over to another. */
const usualPatienceMs = 60_000;

const patience = new AsyncLocalStorage<number>();

/** Do work, and whatever it begins, with another patience: who waits for an answer is told sooner than a night's work is stopped. */
export function withPatience<Result>(patienceMs: number, work: () => Result): Result {
  return patience.run(patienceMs, work);
}

/** Milliseconds before the next attempt: doubling from attempt to attempt, spread at random, so that many processes which lost
 *  the same database do not all come back in the same instant. */
export function backOffMs(attempt: number): number {
  return Math.min(firstWaitMs * 2 ** attempt, waitMsMax) * (0.5 + Math.random());
}

/**
 * Try until it succeeds, fails for a reason that waiting does not cure, or the patience is spent.
 * @param attempt must be harmless to repeat when it failed in a way that is `worthRepeating`
 * @throws the last attempt's error
 */
export async function retryWithBackOff<Result>(
  attempt: () => Promise<Result>,
  worthRepeating: (error: unknown) => boolean,
  patienceMs = patience.getStore() ?? usualPatienceMs,
): Promise<Result> {
  const startedAt = performance.now();
  for (let n = 0; ; n++) {
    try {
      return await attempt();
    } catch (error) {
      const leftMs = patienceMs - (performance.now() - startedAt);
      if (leftMs <= 0 || !worthRepeating(error)) throw error;
      await delay(Math.min(backOffMs(n), leftMs));
    }
  }
}
