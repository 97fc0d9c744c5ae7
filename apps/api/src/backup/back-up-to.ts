import { outputProblem } from "../deliverables/output-problem.ts";
import { folderSink } from "./folder-sink.ts";
import type { Manifest } from "./manifest.ts";
import { tarSink } from "./tar-sink.ts";
import { type BackupFrom, type BackupTools, writeBackup } from "./write-backup.ts";

/** Whether a place is to be one file rather than a folder. */
export function isArchive(place: string): boolean {
  return place.endsWith(".tar");
}

/** Make a whole backup at a free place, or none.
 *  @throws UserProblem OUTPUT_* when it cannot be written there, or what `writeBackup` throws */
export async function backUpTo(place: string, from: BackupFrom, tools: BackupTools): Promise<Manifest> {
  try {
    const sink = await (isArchive(place) ? tarSink : folderSink)(place);
    try {
      const manifest = await writeBackup(from, sink, tools);
      await sink.finish();
      return manifest;
    } catch (problem) {
      await sink.abandon();
      throw problem;
    }
  } catch (problem) {
    throw outputProblem(place, problem);
  }
}
