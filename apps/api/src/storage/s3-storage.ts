import { createReadStream, createWriteStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { limitConcurrency } from "./limit-concurrency.ts";
import type { S3Settings } from "./s3-settings.ts";
import type { Storage } from "./storage.ts";
import { StorageFailure } from "./storage-failure.ts";
import { makeFolder } from "./write-durably.ts";

const UNDER_WAY_MAX = 16;
const TRIES = 5;
const ANSWER_MS = 30_000;
const CONNECT_MS = 5000;

/** A bucket of S3-compatible object storage. What is written there is durable once the server has said so. */
export function s3Storage({ bucket, prefix, endpoint, region, credentials }: S3Settings): Storage {
  const location = `s3://${bucket}${prefix && `/${prefix}`}`;
  const client = new S3Client({
    region,
    endpoint,
    credentials,
    // Every compatible server understands these; a name before the endpoint's only some.
    forcePathStyle: endpoint !== undefined,
    maxAttempts: TRIES,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: ANSWER_MS,
      // Silence on a connection is an error, which is tried again.
      throwOnRequestTimeout: true,
      httpAgent: { maxSockets: UNDER_WAY_MAX },
      httpsAgent: { maxSockets: UNDER_WAY_MAX },
    },
  });
  const inTurn = limitConcurrency(UNDER_WAY_MAX);
  const at = (key: string) => ({ Bucket: bucket, Key: prefix ? `${prefix}/${key}` : key });

  /** @returns null for what is not there */
  const ask = <Answer>(call: () => Promise<Answer>): Promise<Answer | null> =>
    inTurn(call).catch((error: unknown) => {
      if (isAbsent(error)) return null;
      throw new StorageFailure(location, error);
    });
  const have = async (call: () => Promise<unknown>): Promise<void> => {
    if ((await ask(call)) === null) throw new StorageFailure(location, new Error("there is no such bucket"));
  };

  return {
    location,
    async read(key) {
      return ask(async () => {
        for (let tries = 1; ; tries++) {
          const { Body, ContentLength } = await client.send(new GetObjectCommand(at(key)));
          try {
            const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
            if (ContentLength !== undefined && bytes.length !== ContentLength)
              throw new Error(`${bytes.length} of ${ContentLength} bytes came`);
            return bytes;
          } catch (error) {
            // The client tries again until the answer begins, and not when it breaks off.
            if (tries === TRIES) throw error;
          }
        }
      });
    },
    async size(key) {
      const head = await ask(() => client.send(new HeadObjectCommand(at(key))));
      return head ? (head.ContentLength ?? 0) : null;
    },
    write: (key, bytes) =>
      have(() => client.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentLength: bytes.length }))),
    flush: async () => undefined,
    async writeFile(key, path) {
      const { size } = await stat(path);
      await have(async () => {
        // A stream cannot be sent twice: each try begins the file anew.
        for (let tries = 1; ; tries++)
          try {
            return await client.send(
              new PutObjectCommand({ ...at(key), Body: createReadStream(path), ContentLength: size }),
            );
          } catch (error) {
            if (tries === TRIES || isAbsent(error)) throw error;
          }
      });
    },
    async readFile(key, path) {
      await makeFolder(dirname(path));
      const found = await ask(async () => {
        const { Body } = await client.send(new GetObjectCommand(at(key)));
        try {
          await pipeline(Body as Readable, createWriteStream(path));
        } catch (error) {
          await rm(path, { force: true });
          throw error;
        }
        return true;
      });
      return found ?? false;
    },
    async remove(key) {
      await ask(() => client.send(new DeleteObjectCommand(at(key))));
    },
    check: () => have(() => client.send(new HeadBucketCommand({ Bucket: bucket }))),
    close: () => client.destroy(),
  };
}

function isAbsent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "NoSuchKey" || error.name === "NotFound" || error.name === "NoSuchBucket";
}
