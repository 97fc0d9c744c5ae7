import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import yazl from "yazl";

/** Stream files of a folder as one zip, each by its path there. Pictures and zips inside are not packed a second time. */
export async function sendZip(
  response: Response,
  { dir, paths, name }: { dir: string; paths: readonly string[]; name: string },
): Promise<void> {
  const zip = new yazl.ZipFile();
  for (const path of paths) zip.addFile(join(dir, path), path, { compress: !/\.(png|pptx|parquet)$/.test(path) });
  zip.end();
  response.attachment(name).set("cache-control", "no-store");
  const failed = new Promise<never>((_resolve, reject) => zip.once("error", reject));
  await Promise.race([pipeline(zip.outputStream, response), failed]).catch((problem: NodeJS.ErrnoException) => {
    // The reader has left.
    if (problem.code !== "ERR_STREAM_PREMATURE_CLOSE") throw problem;
  });
}
