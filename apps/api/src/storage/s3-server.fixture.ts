import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const S3_ACCESS = { accessKeyId: "AKTEST", secretAccessKey: "test-secret-of-the-bucket" };
export const S3_REGION = "eu-test-1";
export const S3_BUCKET = "slices";

/** What the next requests meet before the server behaves again. */
export type Fault = "503" | "500" | "reset" | "cut";

export type S3Server = {
  endpoint: string;
  objects: Map<string, Buffer>;
  faults: Fault[];
  /** Requests so far, and the most that were under way at once. */
  seen: { requests: number; atOnceMax: number };
  stop(): Promise<void>;
};

const hex = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** Object storage with one bucket, in memory: puts, gets, heads and deletes, path-style. It refuses what is not signed as Amazon's
 *  fourth signature has it, what came otherwise than signed, and what it does not know. */
export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const faults: Fault[] = [];
  const seen = { requests: 0, atOnceMax: 0 };
  let underWay = 0;

  const server = createServer(async (request, response) => {
    seen.requests++;
    underWay++;
    seen.atOnceMax = Math.max(seen.atOnceMax, underWay);
    response.on("close", () => underWay--);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    answer(request, Buffer.concat(chunks), response);
  });

  function answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const fault = faults.shift();
    if (fault === "reset") return void request.socket.destroy();
    if (fault === "503") return void refuse(response, 503, "SlowDown");
    if (fault === "500") return void refuse(response, 500, "InternalError");
    const wrong = faultOfSignature(request, body);
    if (wrong) return void refuse(response, 403, wrong);
    const [, bucket, key] = /^\/([^/?]+)\/?([^?]*)/.exec(request.url ?? "") ?? [];
    if (bucket !== S3_BUCKET) return void refuse(response, 404, "NoSuchBucket");
    if (request.method === "HEAD" && key === "") return void response.writeHead(200).end();
    const name = decodeURIComponent(key);
    const found = objects.get(name);
    if (request.method === "PUT") {
      objects.set(name, body);
      return void response.writeHead(200, { etag: `"${hex(body)}"` }).end();
    }
    if (request.method === "DELETE") {
      objects.delete(name);
      return void response.writeHead(204).end();
    }
    if (request.method !== "GET" && request.method !== "HEAD") return void refuse(response, 405, "MethodNotAllowed");
    if (!found) return void refuse(response, 404, "NoSuchKey");
    response.writeHead(200, { "content-length": found.length, etag: `"${hex(found)}"` });
    if (request.method === "HEAD") return void response.end();
    if (fault !== "cut") return void response.end(found);
    response.write(found.subarray(0, found.length / 2), () => request.socket.destroy());
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ objects, faults, seen },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const text = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { "content-type": "application/xml", "content-length": Buffer.byteLength(text) });
  response.end(text);
}

/** The code of what is wrong with a request's signature; null when it is as it should be. */
function faultOfSignature({ method, url = "", headers }: IncomingMessage, body: Buffer): string | null {
  const [, credential, signedHeaders, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? "",
    ) ?? [];
  if (!signature) return "AccessDenied";
  const [accessKeyId, day, region, service, end] = credential.split("/");
  const moment = String(headers["x-amz-date"]);
  const scope = `${day}/${S3_REGION}/s3/aws4_request`;
  if (accessKeyId !== S3_ACCESS.accessKeyId) return "InvalidAccessKeyId";
  if (`${day}/${region}/${service}/${end}` !== scope || !moment.startsWith(day)) return "AuthorizationHeaderMalformed";
  const bodyHash = String(headers["x-amz-content-sha256"]);
  if (bodyHash !== hex(body) && bodyHash !== "UNSIGNED-PAYLOAD") return "XAmzContentSHA256Mismatch";
  const [path, query = ""] = url.split("?");
  const names = signedHeaders.split(";");
  for (const needed of ["host", "x-amz-content-sha256", "x-amz-date"])
    if (!names.includes(needed)) return "AccessDenied";
  const canonical = [
    ...[method, path, query.split("&").sort().join("&")],
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    ...["", signedHeaders, bodyHash],
  ].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", moment, scope, hex(canonical)].join("\n");
  const key = [day, S3_REGION, "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${S3_ACCESS.secretAccessKey}`);
  return hmac(key, toSign).toString("hex") === signature ? null : "SignatureDoesNotMatch";
}
