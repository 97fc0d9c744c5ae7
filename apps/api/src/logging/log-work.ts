import { log } from "../log.ts";
import { type LogFields, withLogFields } from "./log-context.ts";

/** Do a piece of background work whose every line carries these ids, and log how it ended and how long it took. */
export function logWork<Outcome extends string>(
  what: string,
  fields: LogFields,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  return withLogFields(fields, async () => {
    const startedAt = performance.now();
    log.debug(`${what} begins`);
    try {
      const outcome = await work();
      log.info({ outcome, durationMs: Math.round(performance.now() - startedAt) }, `${what} ended`);
      return outcome;
    } catch (problem) {
      // Whoever waits for it decides what it means; here is where it was.
      log.warn({ err: problem, durationMs: Math.round(performance.now() - startedAt) }, `${what} broke off`);
      throw problem;
    }
  });
}
