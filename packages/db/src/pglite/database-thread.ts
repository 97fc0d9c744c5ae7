import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite, types } from "@electric-sql/pglite";
import type { SqlFailure } from "../errors.ts";
import { parseBytes, serializeBytes } from "./bytea.ts";
import { Engine } from "./engine.ts";
import type { Answer, Message, Request, ThreadData } from "./protocol.ts";
import { durableStartParams, SyncedFolder } from "./synced-folder.ts";

/** A buffer smaller than this is copied sooner than handed over. */
const transferBytesMin = 16_384;
const logLinesMax = 20;

if (!parentPort) throw new Error("database-thread runs as a worker thread");
const port = parentPort;
const { dataDir, template } = workerData as ThreadData;

const log: string[] = [];
let stopped = false;

/** Large byte values are handed to the caller's thread, not copied. */
function transferablesOf(message: Message): ArrayBuffer[] {
  if (message.kind !== "answer") return [];
  if ("archive" in message) return [message.archive.buffer];
  if (!("results" in message)) return [];
  return message.results.flatMap(({ rows, fields }) => {
    const places = fields.flatMap(({ name, dataTypeID }, i) => (dataTypeID === types.BYTEA ? [{ name, i }] : []));
    return places.flatMap(({ name, i }) =>
      rows
        .map((row) => (Array.isArray(row) ? row[i] : (row as Record<string, unknown>)[name]))
        .filter((value): value is Uint8Array<ArrayBuffer> => value instanceof Uint8Array)
        .filter((bytes) => bytes.byteLength >= transferBytesMin)
        .map((bytes) => bytes.buffer),
    );
  });
}

function say(message: Message): void {
  // Two columns of one name are one value in an object row.
  port.postMessage(message, [...new Set(transferablesOf(message))]);
}

function stop(reason: string): void {
  if (stopped) return;
  stopped = true;
  say({ kind: "stopped", reason, log });
}

function onLog(line: string): boolean {
  log.push(line);
  if (log.length > logLinesMax) log.shift();
  // After a panic the engine's memory is worth nothing, and it may spin for ever: what is under way fails at once, and
  // nothing here waits for a turn that may never come.
  if (/ PANIC: |^Aborted\(/.test(line)) stop(line);
  return false;
}

function failureOf(error: unknown): SqlFailure {
  if (!(error instanceof Error)) return { message: String(error) };
  const { severity, code, detail, hint, position, where, schema, table, column, dataType, constraint, routine } =
    error as Error & SqlFailure;
  const { message } = error;
  return {
    message,
    severity,
    code,
    detail,
    hint,
    position,
    where,
    schema,
    table,
    column,
    dataType,
    constraint,
    routine,
  };
}

async function open(): Promise<PGlite> {
  const options = {
    parsers: { [types.BYTEA]: parseBytes },
    serializers: { [types.BYTEA]: serializeBytes },
    onStderr: onLog,
  };
  if (dataDir === undefined)
    return PGlite.create({ ...options, loadDataDir: template ? new Blob([readFileSync(template)]) : undefined });
  return PGlite.create({
    ...options,
    fs: new SyncedFolder(dataDir),
    startParams: durableStartParams(PGlite.defaultStartParams),
  });
}

async function answer(engine: Engine, { id, ...operation }: Request): Promise<void> {
  let result: Answer;
  try {
    result = await engine.run(operation, id);
  } catch (error) {
    result = { failure: failureOf(error) };
  }
  if (stopped) return;
  say({ kind: "answer", id, ...result });
  if ("failure" in result && /^(PANIC|FATAL)$/.test(result.failure.severity ?? "")) stop(result.failure.message);
}

try {
  const engine = new Engine(await open());
  port.on("message", (request: Request) => void answer(engine, request));
  say({ kind: "ready" });
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}
