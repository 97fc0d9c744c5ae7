import type { Manifest } from "./manifest.ts";
import type { BackupSource } from "./source.ts";
import { type WalkTools, walkBackup } from "./walk-backup.ts";

/** Prove every byte of a backup before anything of it is used.
 *  @throws UserProblem naming the first part that is missing or is not what was written */
export function verifyBackup(source: BackupSource, manifest: Manifest, tools: WalkTools): Promise<void> {
  const visitor = {
    rows: async () => undefined,
    async file(_part: unknown, content: AsyncIterable<Uint8Array>) {
      for await (const _chunk of content);
    },
    image: async () => undefined,
  };
  return walkBackup(source, manifest, visitor, tools);
}
