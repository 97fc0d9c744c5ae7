import { AsyncLocalStorage } from "node:async_hooks";
import { Worker } from "node:worker_threads";
import type { QueryOptions, Results } from "@electric-sql/pglite";
import { type DatabaseError, SqlError } from "../errors.ts";
import { packageRoot } from "../package-root.ts";
import type { Answer, Message, Operation, Request, StatementOptions, ThreadData } from "./protocol.ts";

type Pending = { resolve: (answer: Answer) => void; reject: (error: Error) => void };

/** The part of PGlite's `Transaction` which Drizzle uses. */
export type ThreadTransaction = Pick<ThreadClient, "query" | "exec">;

/** Node runs a worker from built JavaScript only, also when this file itself runs from source in a test. */
const threadFile = new URL("dist/pglite/database-thread.js", packageRoot);

/** What a parameter becomes for the other thread: bytes are copied alone, without the memory around them. */
function toParameter(value: unknown): unknown {
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Date) return value;
  // Only a JSON column takes any other object; its own toJSON would not survive the crossing.
  return JSON.stringify(value);
}

/** Run the caller's parsers on the values which the thread left as text. */
function parseRows<T>(results: Results<T>, parsers: QueryOptions["parsers"]): Results<T> {
  if (!parsers) return results;
  for (const [i, { name, dataTypeID }] of results.fields.entries()) {
    const parse = parsers[dataTypeID];
    if (!parse) continue;
    for (const row of results.rows as Record<string | number, unknown>[]) {
      const key = Array.isArray(row) ? i : name;
      const value = row[key];
      if (typeof value === "string") row[key] = parse(value);
    }
  }
  return results;
}

/**
 * PGlite in a thread of its own, by the calls of PGlite that Drizzle makes (`query`, `exec`, `transaction`).
 * Postgres' work, and reading and writing the text of its values, stay off the caller's thread.
 * A statement that fails rejects with a SqlError; when the thread stops, everything under way and everything later
 * rejects with the error of `onStopped`.
 */
export class ThreadClient {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  /** The transaction whose callback is running, by asynchronous context. */
  readonly #current = new AsyncLocalStorage<{ open: boolean }>();
  #lastId = 0;
  #stopped: Error | undefined;

  /**
   * Start the thread and open its database.
   * @param onStopped makes the error to report out of the reason given and the engine's last words
   */
  static async open(
    data: ThreadData,
    onStopped: (reason: string, log: string[]) => DatabaseError,
  ): Promise<ThreadClient> {
    const worker = new Worker(threadFile, { workerData: data, name: "database", execArgv: [] });
    const client = new ThreadClient(worker, onStopped);
    await new Promise<void>((resolve, reject) => {
      client.#pending.set(0, { resolve: () => resolve(), reject });
    });
    return client;
  }

  private constructor(worker: Worker, onStopped: (reason: string, log: string[]) => DatabaseError) {
    this.#worker = worker;
    worker.on("message", (message: Message) => {
      if (message.kind === "ready") this.#settle(0, { results: [] });
      else if (message.kind === "answer") this.#settle(message.id, message);
      else this.#stop(onStopped(message.reason, message.log));
    });
    worker.on("error", (error) => this.#stop(onStopped(error.message, [])));
    worker.on("exit", (code) => this.#stop(onStopped(`its thread ended (${code})`, [])));
  }

  #settle(id: number, answer: Answer): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    // An idle database keeps no process alive.
    if (this.#pending.size === 0) this.#worker.unref();
    pending?.resolve(answer);
  }

  #stop(error: Error): void {
    this.#stopped ??= error;
    for (const { reject } of this.#pending.values()) reject(this.#stopped);
    this.#pending.clear();
    void this.#worker.terminate();
  }

  async #send(operation: Operation): Promise<Answer & { id: number }> {
    if (this.#stopped) throw this.#stopped;
    const id = ++this.#lastId;
    const request: Request = { ...operation, id };
    const answer = await new Promise<Answer>((resolve, reject) => {
      const transfer =
        operation.op === "query"
          ? operation.params.filter((value) => value instanceof Uint8Array).map(({ buffer }) => buffer as ArrayBuffer)
          : [];
      this.#worker.postMessage(request, transfer);
      this.#pending.set(id, { resolve, reject });
      this.#worker.ref();
    });
    if ("failure" in answer) throw new SqlError(answer.failure);
    return { ...answer, id };
  }

  #refuseToWaitForItself(): void {
    if (this.#current.getStore()?.open)
      throw new Error(
        "a statement outside the open transaction would wait for it for ever: use the transaction's own handle",
      );
  }

  async #statements(operation: Operation, parsers: QueryOptions["parsers"]): Promise<Results<unknown>[]> {
    const answer = await this.#send(operation);
    return "results" in answer ? answer.results.map((result) => parseRows(result, parsers)) : [];
  }

  async #query<T>(text: string, params: unknown[], options: QueryOptions, transaction?: number): Promise<Results<T>> {
    const operation = {
      op: "query",
      text,
      params: params.map(toParameter),
      ...toOptions(options, transaction),
    } as const;
    const [result] = await this.#statements(operation, options.parsers);
    // The caller says what its statement selects, as with PGlite itself.
    return result as Results<T>;
  }

  async query<T>(text: string, params: unknown[] = [], options: QueryOptions = {}): Promise<Results<T>> {
    this.#refuseToWaitForItself();
    return this.#query(text, params, options);
  }

  /** Several statements, without parameters: one result for each. */
  async exec(text: string, options: QueryOptions = {}): Promise<Results<unknown>[]> {
    this.#refuseToWaitForItself();
    return this.#statements({ op: "exec", text, ...toOptions(options, undefined) }, options.parsers);
  }

  /** Commits when the callback resolves, rolls back when it rejects; every other caller waits meanwhile. */
  async transaction<T>(callback: (transaction: ThreadTransaction) => Promise<T>): Promise<T> {
    this.#refuseToWaitForItself();
    const { id: transaction } = await this.#send({ op: "begin" });
    const handle: ThreadTransaction = {
      query: (text, params = [], options = {}) => this.#query(text, params, options, transaction),
      exec: (text, options = {}) =>
        this.#statements({ op: "exec", text, ...toOptions(options, transaction) }, options.parsers),
    };
    const state = { open: true };
    let result: T;
    try {
      result = await this.#current.run(state, () => callback(handle));
    } catch (error) {
      // When the rollback fails as well, the thread has stopped, and the next caller is told.
      await this.#send({ op: "rollback", transaction }).catch(() => undefined);
      throw error;
    } finally {
      state.open = false;
    }
    await this.#send({ op: "commit", transaction });
    return result;
  }

  /** The database as a tar archive, from which another can be opened. */
  async dump(): Promise<Uint8Array> {
    const answer = await this.#send({ op: "dump" });
    if (!("archive" in answer)) throw new Error("a dump answers with an archive");
    return answer.archive;
  }

  /** Waits for what is under way, shuts Postgres down and ends the thread. */
  async close(closed: DatabaseError): Promise<void> {
    if (this.#stopped) return;
    await this.#send({ op: "close" });
    this.#stopped = closed;
    await this.#worker.terminate();
  }
}

function toOptions({ rowMode, parsers = {} }: QueryOptions, transaction: number | undefined): StatementOptions {
  return { rowMode, rawTypes: Object.keys(parsers).map(Number), transaction };
}
