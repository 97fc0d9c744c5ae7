import yauzl from "yauzl";
import { plainText } from "./plain-text.ts";
import { decodeEntities, type Readable } from "./readable-text.ts";

/** Slides, their notes and their charts. */
const SPOKEN = /^ppt\/(slides|notesSlides|charts)\/[^/]+\.xml$/;
/** One part of a presentation of ours is far smaller. */
const PART_BYTES_MAX = 32 * 1024 ** 2;

/** The texts of a PowerPoint file, a paragraph a line, and the values of its charts.
 *  @throws Error when it is no zip */
export async function readPresentation(bytes: Buffer): Promise<Readable> {
  const archive = await yauzl.fromBufferPromise(bytes);
  const texts: string[] = [];
  const numbers: number[] = [];
  for await (const entry of archive.eachEntry()) {
    if (!SPOKEN.test(entry.fileName) || entry.uncompressedSize > PART_BYTES_MAX) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) chunks.push(chunk);
    const xml = Buffer.concat(chunks).toString();
    for (const [paragraph] of xml.matchAll(/<a:p>.*?<\/a:p>|<a:p .*?<\/a:p>/gs))
      texts.push([...paragraph.matchAll(/<a:t(?: [^>]*)?>([^<]*)<\/a:t>/g)].map(([, text]) => text).join(""));
    for (const [, value] of xml.matchAll(/<c:v>([^<]*)<\/c:v>/g)) {
      texts.push(value);
      if (value.trim() !== "" && Number.isFinite(Number(value))) numbers.push(Number(value));
    }
  }
  return { text: plainText(decodeEntities(texts.join("\n"))), numbers };
}
