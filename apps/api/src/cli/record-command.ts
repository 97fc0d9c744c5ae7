import { userInfo } from "node:os";
import type { App } from "../app.ts";
import { type Author, recordChange } from "../changes/record-change.ts";

/** Whoever types a command, as the machine knows them. */
export function commandAuthor(): Author {
  return { accountId: null, name: userName(), via: "COMMAND_LINE" };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}

/** Carry out a command that changes something, with the log of changes around it. */
export function recordCommand<Result>(
  { database }: App,
  action: string,
  args: Readonly<Record<string, unknown>>,
  run: () => Promise<Result>,
): Promise<Result> {
  return recordChange(database.orm, { action, args, by: commandAuthor() }, run);
}
