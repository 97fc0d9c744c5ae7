import { setImmediate as nextTurn } from "node:timers/promises";

/** Elementary steps (a few operations each) between two turns: measured, 30 to 100 ms. */
const WORK_BETWEEN_TURNS = 2 ** 25;

/** For long loops that wait for nothing: the function returned is awaited with the work just done, about so many
 *  elementary steps, and now and then lets the thread do what else it has to: an answer to the API, or the cancellation
 *  of this very fit, which could not arrive otherwise. Work is counted, not timed, and no result depends on it.
 *  The promise rejects with the signal's reason once aborted. */
export function takeTurns(signal?: AbortSignal, workBetween = WORK_BETWEEN_TURNS): (work: number) => Promise<void> {
  let done = 0;
  return async (work) => {
    done += work;
    if (done >= workBetween) {
      done = 0;
      await nextTurn();
    }
    signal?.throwIfAborted();
  };
}
