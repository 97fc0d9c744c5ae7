type Line = { level?: string; time?: string; msg?: string; err?: unknown; [field: string]: unknown };

type ToldError = { type?: string; message?: string; stack?: string; cause?: unknown };

function errorText(error: unknown): string {
  if (typeof error !== "object" || error === null) return String(error);
  const { type, message, stack, cause } = error as ToldError;
  const own = stack ?? (message === undefined ? JSON.stringify(error) : `${type ?? "Error"}: ${message}`);
  return cause === undefined ? own : `${own}\n  cause: ${errorText(cause)}`;
}

/** A line of the log as a person reads it: the time, what happened, its ids, and the error's own words below. */
export function readableLine(json: string): string {
  const { level, time, msg = "", err, pid: _pid, hostname: _host, ...fields } = JSON.parse(json) as Line;
  const clock = typeof time === "string" ? time.slice(11, 19) : "";
  const ids = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const head = [clock, level, msg, ...ids].filter(Boolean).join(" ");
  return `${err === undefined ? head : `${head}: ${errorText(err)}`}\n`;
}
