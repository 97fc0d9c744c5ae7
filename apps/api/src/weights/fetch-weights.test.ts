import { createHash } from "node:crypto";
import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LANGUAGES } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { UserProblem } from "../messages/user-problem.ts";
import type { DownloadProgress } from "./download-part.ts";
import { fetchWeights } from "./fetch-weights.ts";
import { TORCHVISION_BACKBONES } from "./known-backbones.ts";

// Bytes whose SHA-256 begins as resnet18-f37072fd.pth's name says cannot be made up, so the tests name a file of their own.
const CONTENT = Buffer.alloc(400_000, "weights ");
const HASH = createHash("sha256").update(CONTENT).digest("hex");
const FILE = `tiny-${HASH.slice(0, 8)}.pth`;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let dataDir: string;
let server: Server;
let baseUrl: string;
let handler: Handler;
let ranges: (string | undefined)[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "fetch-weights-"));
  ranges = [];
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    handler(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/models`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await rm(dataDir, { recursive: true, force: true });
});

const path = () => join(dataDir, "weights", FILE);
const part = () => `${path()}.part`;
const fetchTiny = (tools: { onProgress?: (progress: DownloadProgress) => void; signal?: AbortSignal } = {}) =>
  fetchWeights("tiny", { dataDir, baseUrl, known: [{ id: "tiny", architecture: "resnet18", file: FILE }], ...tools });

/** Serves ranges as PyTorch's server does; `until` breaks the connection after that many bytes of the file. */
function serveRanges(content: Buffer, until = Number.POSITIVE_INFINITY): Handler {
  return (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    if (start >= content.length) {
      response.writeHead(416, { "content-range": `bytes */${content.length}` }).end();
      return;
    }
    const headers: Record<string, string | number> = { "content-length": content.length - start };
    if (start > 0) headers["content-range"] = `bytes ${start}-${content.length - 1}/${content.length}`;
    response.writeHead(start > 0 ? 206 : 200, headers);
    if (until >= content.length) response.end(content.subarray(start));
    else
      response.write(content.subarray(start, Math.max(until, start)), () => setTimeout(() => response.destroy(), 50));
  };
}

async function problemOf(work: Promise<unknown>): Promise<UserProblem> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserProblem);
  return error as UserProblem;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

test("a file comes in whole, with progress up to its size, and a second fetch asks for nothing", async () => {
  handler = serveRanges(CONTENT);
  const progress: DownloadProgress[] = [];
  expect(await fetchTiny({ onProgress: (step) => progress.push(step) })).toEqual({ path: path(), present: false });
  expect(CONTENT.equals(await readFile(path()))).toBe(true);
  expect(progress.at(-1)).toEqual({ receivedBytes: CONTENT.length, totalBytes: CONTENT.length });
  expect(await fetchTiny()).toEqual({ path: path(), present: true });
  expect(ranges).toEqual([undefined]);
  expect(await readdir(join(dataDir, "weights"))).toEqual([FILE]);
});

test("a redirect is followed", async () => {
  handler = (request, response) => {
    if (request.url === `/models/${FILE}`) response.writeHead(302, { location: "/elsewhere" }).end();
    else serveRanges(CONTENT)(request, response);
  };
  await fetchTiny();
  expect(CONTENT.equals(await readFile(path()))).toBe(true);
});

test("a connection that breaks midway is taken up again from where it broke", async () => {
  handler = (request, response) => serveRanges(CONTENT, ranges.length === 1 ? 150_000 : undefined)(request, response);
  await fetchTiny();
  expect(CONTENT.equals(await readFile(path()))).toBe(true);
  expect(ranges).toEqual([undefined, "bytes=150000-"]);
});

test("when it keeps breaking, the part is kept and a later fetch brings only the rest", async () => {
  handler = serveRanges(CONTENT, 150_000);
  const problem = await problemOf(fetchTiny());
  expect(problem.notice.code).toBe("WEIGHTS_INTERRUPTED");
  expect((await readFile(part())).length).toBe(150_000);
  expect(await exists(path())).toBe(false);
  ranges = [];
  handler = serveRanges(CONTENT);
  await fetchTiny();
  expect(ranges).toEqual(["bytes=150000-"]);
  expect(CONTENT.equals(await readFile(path()))).toBe(true);
});

test("a server without ranges sends it again from the start", async () => {
  await mkdir(join(dataDir, "weights"));
  await writeFile(part(), CONTENT.subarray(0, 1_000));
  handler = (_request, response) => response.writeHead(200, { "content-length": CONTENT.length }).end(CONTENT);
  await fetchTiny();
  expect(ranges).toEqual(["bytes=1000-"]);
  expect(CONTENT.equals(await readFile(path()))).toBe(true);
});

test("a server that answers with another range than asked is asked again from the start", async () => {
  await mkdir(join(dataDir, "weights"));
  await writeFile(part(), CONTENT.subarray(0, 1_000));
  handler = (request, response) => {
    if (request.headers.range === undefined) return serveRanges(CONTENT)(request, response);
    response.writeHead(206, { "content-range": `bytes 0-9/${CONTENT.length}` }).end(CONTENT.subarray(0, 10));
  };
  await fetchTiny();
  expect(CONTENT.equals(await readFile(path()))).toBe(true);
});

test("a part that was already complete is checked and kept; one that is too long starts again", async () => {
  await mkdir(join(dataDir, "weights"));
  handler = serveRanges(CONTENT);
  await writeFile(part(), CONTENT);
  await fetchTiny();
  expect(CONTENT.equals(await readFile(path()))).toBe(true);
  await rm(path());
  await writeFile(part(), Buffer.concat([CONTENT, CONTENT]));
  await fetchTiny();
  expect(CONTENT.equals(await readFile(path()))).toBe(true);
});

test("a file whose hash is not the one in its name is removed and said so", async () => {
  handler = serveRanges(Buffer.from("something else"));
  const problem = await problemOf(fetchTiny());
  expect(problem.notice).toMatchObject({ code: "WEIGHTS_WRONG_DOWNLOAD", params: { expected: HASH.slice(0, 8) } });
  expect(await readdir(join(dataDir, "weights"))).toEqual([]);
});

test("a damaged part does not survive a resumed download that fails its hash", async () => {
  await mkdir(join(dataDir, "weights"));
  await writeFile(part(), Buffer.alloc(1_000));
  handler = serveRanges(CONTENT);
  expect((await problemOf(fetchTiny())).notice.code).toBe("WEIGHTS_WRONG_DOWNLOAD");
  await fetchTiny();
  expect(CONTENT.equals(await readFile(path()))).toBe(true);
});

test("a missing file and a missing network each say how to bring the file by hand", async () => {
  handler = (_request, response) => response.writeHead(404).end("not here");
  const refused = await problemOf(fetchTiny());
  expect(refused.notice).toMatchObject({ code: "WEIGHTS_REFUSED", params: { detail: "HTTP 404", path: path() } });
  await new Promise((done) => {
    server.closeAllConnections();
    server.close(done);
  });
  const unreachable = await problemOf(fetchTiny());
  expect(unreachable.notice.code).toBe("WEIGHTS_UNREACHABLE");
  for (const language of LANGUAGES)
    for (const problem of [refused, unreachable]) {
      expect(renderNotice(problem.notice, language)).toContain(path());
      expect(renderNotice(problem.notice, language)).toContain(`${baseUrl}/${FILE}`);
    }
  expect(await exists(part())).toBe(false);
});

test("cancelling stops the download, keeps what arrived and can be taken up again", async () => {
  const controller = new AbortController();
  handler = (_request, response) => {
    response.writeHead(200, { "content-length": CONTENT.length }).write(CONTENT.subarray(0, 100_000));
  };
  const stopped = fetchTiny({
    signal: controller.signal,
    onProgress: ({ receivedBytes }) => {
      if (receivedBytes === 100_000) controller.abort(new Error("stop, please"));
    },
  });
  await expect(stopped).rejects.toThrow("stop, please");
  expect((await readFile(part())).length).toBe(100_000);
  handler = serveRanges(CONTENT);
  await fetchTiny();
  expect(CONTENT.equals(await readFile(path()))).toBe(true);
  expect(ranges.at(-1)).toBe("bytes=100000-");
});

test("what is not torchvision's cannot be fetched, and the answer lists what can", async () => {
  const problem = await problemOf(fetchWeights("resnet18-brainmri", { dataDir, baseUrl }));
  expect(problem.notice).toMatchObject({
    code: "WEIGHTS_NOT_FETCHABLE",
    params: { known: "resnet18, resnet50, resnet50-v2" },
  });
  expect(TORCHVISION_BACKBONES.map(({ file }) => file)).toEqual([
    "resnet18-f37072fd.pth",
    "resnet50-0676ba61.pth",
    "resnet50-11ad3fa6.pth",
  ]);
});
