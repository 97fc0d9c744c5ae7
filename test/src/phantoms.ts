import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeDemoSet } from "@brainscan/api/demo/write-demo-set";
import { ZipFile } from "yazl";

/** A small demonstration set in `dir`. */
export async function writePhantoms(dir: string, n: number): Promise<string> {
  await writeDemoSet(dir, { seed: 11, n });
  return dir;
}

/** The files below a folder as the bytes of a zip. */
export async function zipFolder(dir: string): Promise<Buffer> {
  const zip = new ZipFile();
  const paths = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  for (const entry of paths) {
    const path = join(entry.parentPath, entry.name);
    zip.addBuffer(await readFile(path), path.slice(dir.length + 1).replaceAll("\\", "/"));
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
