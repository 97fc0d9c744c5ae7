import { causesOf, findSqlFailure } from "./errors.ts";

/** What the operating system says of a server that is not there, or no longer there. */
const goneErrnos = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "EAI_AGAIN",
  "ENOTFOUND",
  // The socket's file of a server on this machine.
  "ENOENT",
]);

/** Connections refused or cut (08), no connection free (53300), server starting, stopping or crashed (57P). */
const goneStates = /^(08|53300|57P)/;

/** node-postgres says these in words alone. */
const goneWords =
  /^(Connection terminated|Connection ended|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed)/;

/** Whether an error that came out of node-postgres says that there is no connection, now, rather than that the statement or the
 *  address is wrong. */
export function isLostConnection(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isLostConnection);
  const failure = findSqlFailure(error);
  if (failure?.severity) return goneStates.test(failure.code ?? "");
  for (const cause of causesOf(error)) {
    if (cause instanceof AggregateError && isLostConnection(cause)) return true;
    if (!(cause instanceof Error)) continue;
    if ("code" in cause && goneErrnos.has(String(cause.code))) return true;
    if (goneWords.test(cause.message)) return true;
  }
  return false;
}

/** In short, why a connection was not had. */
export function connectionReason(error: unknown): string {
  // One attempt for each address of the host: the first tells.
  if (error instanceof AggregateError && error.errors.length > 0) return connectionReason(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
