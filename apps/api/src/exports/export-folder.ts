import { join } from "node:path";
import type { App } from "../app.ts";
import type { Language } from "../messages/message.ts";

/** Where the files of a study lie that the server hands out. */
export function exportFolder({ config }: Pick<App, "config">, studyId: string, language: Language): string {
  return join(config.dataDir, "exports", studyId, language);
}

const last = new Map<string, Promise<unknown>>();

/** Write into a folder once whoever began before has ended: two exports side by side would tear its manifest. One process holds
 *  a data folder, so that its memory is enough. */
export async function inTurn<Result>(dir: string, write: () => Promise<Result>): Promise<Result> {
  const before = last.get(dir) ?? Promise.resolve();
  const mine = before.catch(() => undefined).then(write);
  last.set(dir, mine);
  try {
    return await mine;
  } finally {
    if (last.get(dir) === mine) last.delete(dir);
  }
}
