import type { NoticeCode } from "../messages/catalogue.ts";
import type { MessageParams } from "../messages/message.ts";
import type { Notice } from "../messages/notice.ts";
import type { FileNotices } from "./file-notices.ts";

/** A folder or an archive, listed but not yet read. Nothing of it is ever written under a name it chose. */
export type Source = {
  kind: "FOLDER" | "ZIP";
  /** Regular files by relative path (forward slashes, NFC), in order; hidden and system files left aside. */
  files: SourceFile[];
  /** Left aside without a look: hidden files, files of the operating system. */
  ignored: FileNotices;
  /** Cannot be read safely: links, encrypted or hostile entries. */
  rejected: FileNotices;
  /** Bytes of a file, the first `bytesMax` only when given.
   *  @throws UnusableFile */
  read(file: SourceFile, bytesMax?: number): Promise<Buffer>;
  close(): Promise<void>;
};

export type SourceFile = { path: string };

export type SourceLimits = {
  /** Entries of an archive. */
  entriesMax: number;
  /** Bytes of an archive once unpacked. */
  totalBytesMax: number;
  /** Bytes of one file. */
  fileBytesMax: number;
  /** Unpacked to packed bytes, of an entry above `ratioBytesMin` and of the whole archive. Deflate reaches 1,032; photographs about 1. */
  ratioMax: number;
  ratioBytesMin: number;
};

export const SOURCE_LIMITS: SourceLimits = {
  entriesMax: 200_000,
  totalBytesMax: 64 * 1024 ** 3,
  fileBytesMax: 256 * 1024 ** 2,
  ratioMax: 200,
  ratioBytesMin: 1024 ** 2,
};

/** What `openSource` is told beside the path. */
export type OpenOptions = {
  limits: SourceLimits;
  onListed(nFiles: number): void;
  signal?: AbortSignal;
};

/** One file that cannot be used; the others can. */
export class UnusableFile extends Error {
  readonly notice: Notice;

  constructor(code: NoticeCode, path: string, params: MessageParams = {}, options?: ErrorOptions) {
    super(`${path}: ${code}`, options);
    this.name = "UnusableFile";
    this.notice = { code, path, params };
  }
}

/** The unique index on (data set, path) takes keys of at most 2,700 bytes; no sane path comes near. */
export const PATH_BYTES_MAX = 1024;
