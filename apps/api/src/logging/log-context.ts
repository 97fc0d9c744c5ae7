import { AsyncLocalStorage } from "node:async_hooks";

/** Ids that every line of a piece of work carries. */
export type LogFields = {
  requestId?: string;
  /** The live connection that a subscription came by. */
  socketId?: string;
  jobId?: string;
  runId?: string;
  shardId?: string | number;
  kind?: string;
};

export const logContext = new AsyncLocalStorage<LogFields>();

/** Do a piece of work whose lines, and those of whatever it waits for, carry these ids beside those around it. */
export function withLogFields<Result>(fields: LogFields, work: () => Result): Result {
  return logContext.run({ ...logContext.getStore(), ...fields }, work);
}
