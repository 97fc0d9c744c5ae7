import { mkdir, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { outputProblem } from "../deliverables/output-problem.ts";
import { fileSize } from "./weights-folder.ts";

export type DownloadProgress = {
  receivedBytes: number /** Null while the server does not say. */;
  totalBytes: number | null;
};

export type DownloadTools = { onProgress?: (progress: DownloadProgress) => void; signal?: AbortSignal };

/** Why a download stopped: the address cannot be reached, the server answers something else than the file, or the connection broke. */
export class DownloadError extends Error {
  readonly kind: "UNREACHABLE" | "REFUSED" | "INTERRUPTED";
  readonly detail: string;

  constructor(kind: DownloadError["kind"], detail: string, cause?: unknown) {
    super(`${kind}: ${detail}`, { cause });
    this.name = "DownloadError";
    this.kind = kind;
    this.detail = detail;
  }
}

/** One request for what is still missing of `partPath`; what arrives is appended, so that a later call goes on from there.
 *  A server that does not serve ranges sends the whole file, and the part starts again.
 *  @throws DownloadError; the signal's reason when aborted; UserProblem when the part cannot be written */
export async function downloadPart(url: string, partPath: string, tools: DownloadTools): Promise<void> {
  const have = (await fileSize(partPath)) ?? 0;
  const response = await request(url, have, tools.signal);
  if (response.status === 416) {
    // Nothing lies beyond what we have: either it is all there, or the part is longer than the file and useless.
    await response.body?.cancel();
    if (rangeOf(response).total === have) return;
    await rm(partPath, { force: true });
    return downloadPart(url, partPath, tools);
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new DownloadError("REFUSED", `HTTP ${response.status}`);
  }
  const range = rangeOf(response);
  if (response.status === 206 && range.start !== have) {
    await response.body.cancel();
    await rm(partPath, { force: true });
    if (have === 0) throw new DownloadError("REFUSED", `an unasked range: ${response.headers.get("content-range")}`);
    return downloadPart(url, partPath, tools);
  }
  const resumed = response.status === 206;
  const length = Number(response.headers.get("content-length") ?? Number.NaN);
  const totalBytes = resumed ? range.total : Number.isFinite(length) ? length : null;
  const received = await append(response.body, partPath, { startBytes: resumed ? have : 0, totalBytes }, tools);
  if (totalBytes !== null && received < totalBytes)
    throw new DownloadError("INTERRUPTED", `${received} of ${totalBytes} bytes`);
}

async function request(url: string, have: number, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { "accept-encoding": "identity" };
  if (have > 0) headers.range = `bytes=${have}-`;
  try {
    return await fetch(url, { headers, signal });
  } catch (cause) {
    signal?.throwIfAborted();
    const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    throw new DownloadError("UNREACHABLE", reason instanceof Error ? reason.message : String(reason), cause);
  }
}

/** `Content-Range: bytes 5-9/10`, or `bytes * /10` when nothing is sent. */
function rangeOf(response: Response): { start: number | null; total: number | null } {
  const match = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(response.headers.get("content-range") ?? "");
  const number = (text: string | undefined) => (text === undefined || text === "*" ? null : Number(text));
  return { start: number(match?.[1]), total: number(match?.[2]) };
}

async function append(
  body: ReadableStream<Uint8Array>,
  partPath: string,
  size: { startBytes: number; totalBytes: number | null },
  { onProgress, signal }: DownloadTools,
): Promise<number> {
  let receivedBytes = size.startBytes;
  let writing = true;
  try {
    await mkdir(dirname(partPath), { recursive: true });
    const file = await open(partPath, size.startBytes > 0 ? "a" : "w");
    try {
      writing = false;
      for await (const chunk of body) {
        writing = true;
        await file.writeFile(chunk);
        writing = false;
        receivedBytes += chunk.length;
        onProgress?.({ receivedBytes, totalBytes: size.totalBytes });
      }
    } finally {
      await file.close();
    }
  } catch (cause) {
    signal?.throwIfAborted();
    if (writing) throw outputProblem(partPath, cause);
    throw new DownloadError("INTERRUPTED", `${receivedBytes} of ${size.totalBytes ?? "?"} bytes`, cause);
  }
  return receivedBytes;
}
