import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import yauzl from "yauzl";

const CHUNK_BYTES = 64 * 1024;

/** Parts of an archive, read through its open file. The library's own reader throws outside of any promise, and so ends the
 *  process, when a stream is given up while its next read waits for another's: which an entry larger than it says makes
 *  happen. Here a stream that is given up merely ends. */
class ArchiveReader extends yauzl.RandomAccessReader {
  readonly #file: FileHandle;

  constructor(file: FileHandle) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(readRange(this.#file, start, end), { objectMode: false });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    readWhole(this.#file, buffer.subarray(offset, offset + length), position).then(() => callback(null), callback);
  }

  override close(callback: (error: Error | null) => void): void {
    this.#file.close().then(() => callback(null), callback);
  }
}

async function* readRange(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - at));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
    // What is missing is counted by who asked for it.
    if (bytesRead === 0) return;
    at += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}

async function readWhole(file: FileHandle, buffer: Buffer, position: number): Promise<void> {
  for (let done = 0; done < buffer.length; ) {
    const { bytesRead } = await file.read(buffer, done, buffer.length - done, position + done);
    if (bytesRead === 0) throw new Error("unexpected EOF");
    done += bytesRead;
  }
}

/** Open a zip by its path. Whoever opens it closes it.
 *  @throws Error as the file system or the library words it */
export async function openArchiveFile(path: string): Promise<yauzl.ZipFile> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await yauzl.fromRandomAccessReaderPromise(new ArchiveReader(file), size, {
      ...{ autoClose: false, decodeStrings: false, validateEntrySizes: false },
    });
  } catch (error) {
    await file.close();
    throw error;
  }
}
