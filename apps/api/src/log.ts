import pino from "pino";
import { logContext } from "./logging/log-context.ts";
import { readableLine } from "./logging/readable-line.ts";
import { redact, scrubText } from "./logging/redact.ts";

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** JSON for a collector of logs, TEXT for a person at a terminal. */
export type LogFormat = "JSON" | "TEXT";

// A command that nobody has told otherwise speaks to whoever typed it, and only of what went wrong.
let format: LogFormat = "TEXT";

/** What happens, for the operator, on standard error: levels, the ids of request, job and run, and no secret whatever is given. */
export const log = pino(
  {
    level: "warn",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }), log: (fields) => redact(fields) as Record<string, unknown> },
    // Errors are ours to tell: the usual serializer would copy every field of one.
    serializers: { err: (error: unknown) => error },
    mixin: () => logContext.getStore() ?? {},
    hooks: {
      logMethod(given, method) {
        const [first, ...rest] = given as unknown[];
        const named = first instanceof Error ? [{ err: first }, first.message, ...rest] : [first, ...rest];
        const clean = named.map((one) => (typeof one === "string" ? scrubText(one) : one));
        method.apply(this, clean as Parameters<typeof method>);
      },
    },
  },
  { write: (line: string) => process.stderr.write(format === "JSON" ? line : readableLine(line)) },
);

/** Set how this process logs, once, when its command begins. */
export function configureLog(options: { level: LogLevel; format: LogFormat }): void {
  log.level = options.level;
  format = options.format;
}

/** Tell the operator of something that is our fault or our environment's. */
export function logProblem(what: string, cause: unknown): void {
  log.error({ err: cause }, what);
}
