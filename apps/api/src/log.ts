import { inspect } from "node:util";

/** Tell the operator, on standard error, of something that is our fault or our environment's. */
export function logProblem(what: string, cause: unknown): void {
  process.stderr.write(`${what}: ${inspect(cause)}\n`);
}
