import { basename } from "node:path/posix";
import { ImageError } from "@brainscan/ml/image/image-error";
import { readImageHeader } from "@brainscan/ml/image/image-header";
import type { FileNotices } from "./file-notices.ts";
import { type Source, type SourceFile, UnusableFile } from "./source.ts";

/** The files of a source by what they are for. */
export type ClassifiedFiles = {
  images: SourceFile[];
  labels: SourceFile[];
  /** At most one is read: the nearest to the root. */
  metadata: SourceFile[];
  /** The source's own lists: what is found out later joins them. */
  ignored: FileNotices;
  rejected: FileNotices;
  /** Files seen, images or not. */
  nFiles: number;
};

const OURS = /\.(png|jpe?g|jpe|jfif)$/i;
const OTHER_IMAGE = /\.(bmp|gif|tiff?|webp|avif|hei[cf]|jp2|jxl|dcm|dicom|nii(\.gz)?|mha|mhd|nrrd|img|psd)$/i;

/** Enough for the marks of every format that readImageHeader names. */
const HEAD_BYTES = 512;

function depth(path: string): number {
  return path.split("/").length;
}

/** Decide what each file is. A name in .png or .jpg claims to be an image and will be held to it; other files are
 *  images when their first bytes say so. */
export async function classifyFiles(source: Source, signal?: AbortSignal): Promise<ClassifiedFiles> {
  const found: ClassifiedFiles = {
    images: [],
    labels: [],
    metadata: [],
    ignored: source.ignored,
    rejected: source.rejected,
    nFiles: source.files.length + source.ignored.count + source.rejected.count,
  };
  for (const file of source.files) {
    signal?.throwIfAborted();
    const name = basename(file.path);
    if (OURS.test(name)) found.images.push(file);
    else if (/^labels\.csv$/i.test(name)) found.labels.push(file);
    else if (/^metadata\.(csv|json)$/i.test(name)) found.metadata.push(file);
    else await classifyByContent(source, file, found);
  }
  found.metadata.sort((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1));
  return found;
}

async function classifyByContent(source: Source, file: SourceFile, found: ClassifiedFiles): Promise<void> {
  const { path } = file;
  const format = OTHER_IMAGE.exec(path)?.[1].toUpperCase();
  try {
    const head = await source.read(file, HEAD_BYTES);
    const said = formatOfHead(head);
    if (said === "OURS") found.images.push(file);
    else if (format !== undefined || said === "DICOM" || said === "NIfTI")
      found.rejected.add({ code: "IMAGE_UNSUPPORTED_FORMAT", path, params: { format: said ?? format ?? "" } });
    else found.ignored.add({ code: "IGNORED_NOT_AN_IMAGE", path });
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    found.rejected.add(error.notice);
  }
}

/** "OURS" for a PNG or JPEG, whatever state it is in; the name of another format; null for anything else. */
function formatOfHead(head: Uint8Array): string | null {
  try {
    readImageHeader(head);
    return "OURS";
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    if (error.code === "UNSUPPORTED_FORMAT") return String(error.details.format);
    return error.code === "EMPTY_FILE" || error.code === "NOT_AN_IMAGE" ? null : "OURS";
  }
}
