import type { PGlite, Results } from "@electric-sql/pglite";
import { SqlError } from "../errors.ts";
import type { Answer, Operation, StatementOptions } from "./protocol.ts";
import { Turnstile } from "./turnstile.ts";

const asText = (text: string) => text;

function pgliteOptions({ rowMode, rawTypes }: StatementOptions) {
  return { rowMode, parsers: Object.fromEntries(rawTypes.map((oid) => [oid, asText])) };
}

/**
 * Runs operations on PGlite's single session. A transaction keeps every other caller waiting until it ends, so that
 * nobody's statement slips into it.
 */
export class Engine {
  readonly #pglite: PGlite;
  readonly #turns = new Turnstile();
  /** How to end the turn of the open transaction, by its number. */
  readonly #open = new Map<number, () => void>();

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  async run(operation: Operation, id: number): Promise<Answer> {
    switch (operation.op) {
      case "query":
      case "exec":
        if (operation.transaction === undefined) return this.#inTurn(() => this.#statementAlone(operation));
        this.#requireOpen(operation.transaction);
        return this.#statement(operation);
      case "begin":
        return this.#begin(id);
      case "commit":
      case "rollback":
        return this.#end(operation.transaction, operation.op);
      case "dump":
        return this.#inTurn(async () => {
          const archive = await this.#pglite.dumpDataDir("none");
          return { archive: new Uint8Array(await archive.arrayBuffer()) };
        });
      case "close":
        return this.#inTurn(async () => {
          await this.#pglite.close();
          return { results: [] };
        });
    }
  }

  async #inTurn(work: () => Promise<Answer>): Promise<Answer> {
    const leave = await this.#turns.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  async #statement(operation: Operation & { op: "query" | "exec" }): Promise<Answer> {
    const options = pgliteOptions(operation);
    if (operation.op === "exec") return { results: await this.#pglite.exec(operation.text, options) };
    return { results: [await this.#pglite.query(operation.text, operation.params, options)] };
  }

  /** A text may hold BEGIN: what it leaves open would swallow the next caller's work. */
  async #statementAlone(operation: Operation & { op: "query" | "exec" }): Promise<Answer> {
    let completed = false;
    try {
      const answer = await this.#statement(operation);
      completed = true;
      return answer;
    } finally {
      if (this.#pglite.isInTransaction()) {
        await this.#pglite.exec("ROLLBACK");
        // biome-ignore lint/correctness/noUnsafeFinally: nothing is being thrown when the statements completed
        if (completed) throw new Error("the statements left a transaction open: it was rolled back");
      }
    }
  }

  async #begin(id: number): Promise<Answer> {
    const leave = await this.#turns.enter();
    try {
      const results = await this.#pglite.exec("BEGIN");
      this.#open.set(id, leave);
      return { results };
    } catch (error) {
      leave();
      throw error;
    }
  }

  async #end(transaction: number, how: "commit" | "rollback"): Promise<Answer> {
    const leave = this.#requireOpen(transaction);
    this.#open.delete(transaction);
    try {
      const results: Results<unknown>[] = await this.#pglite.exec(how);
      // Postgres answers the commit of a failed transaction with a rollback, and no error.
      if (how === "commit" && results[0]?.command === "ROLLBACK")
        throw new SqlError({
          code: "25P02",
          severity: "ERROR",
          message: "the transaction had failed and was rolled back",
        });
      return { results };
    } finally {
      leave();
    }
  }

  #requireOpen(transaction: number): () => void {
    const leave = this.#open.get(transaction);
    if (!leave) throw new Error("the transaction has ended");
    return leave;
  }
}
