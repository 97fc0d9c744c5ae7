import { setTimeout as delay } from "node:timers/promises";
import type { Queryable } from "@brainscan/db/orm";
import { findRun, type RunRow, TERMINAL } from "@brainscan/db/queries/runs";

const POLL_INTERVAL_MS = 300;

/** One run as the database tells it, asked for once however many follow it: hundreds of open pages cost one small statement
 *  every interval. The database is the one source: it also knows of runs that another process carries out. */
export class RunFeed {
  /** Null before the first answer. The same object as long as nothing changed. */
  latest: RunRow | null = null;
  ended = false;
  failure: { cause: unknown } | null = null;
  readonly #wake = new Set<() => void>();
  readonly #abandoned = new AbortController();
  #followers = 0;
  readonly #db: Queryable;
  readonly #id: string;
  readonly #onClose: () => void;

  /** @param onClose  once nobody follows it any more, or it has no more to tell: who comes later asks anew */
  constructor(db: Queryable, id: string, onClose: () => void) {
    this.#db = db;
    this.#id = id;
    this.#onClose = onClose;
  }

  join(): void {
    this.#followers++;
    if (this.#followers === 1) void this.#poll();
  }

  leave(): void {
    this.#followers--;
    if (this.#followers > 0) return;
    this.#abandoned.abort();
    this.#onClose();
  }

  /** Resolves at the next change, at the end, and when the signal is aborted. */
  change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#wake.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      this.#wake.add(wake);
      signal.addEventListener("abort", wake);
    });
  }

  async #poll(): Promise<void> {
    const { signal } = this.#abandoned;
    try {
      let told = "";
      while (!signal.aborted) {
        const run = await findRun(this.#db, this.#id);
        if (!run) break;
        const state = JSON.stringify(run);
        const isNews = state !== told;
        if (isNews) this.latest = run;
        told = state;
        if (TERMINAL.includes(run.status)) break;
        if (isNews) this.#tell();
        await delay(POLL_INTERVAL_MS, undefined, { signal }).catch((problem: unknown) => {
          if (!signal.aborted) throw problem;
        });
      }
    } catch (cause) {
      this.failure = { cause };
    }
    this.ended = true;
    this.#onClose();
    this.#tell();
  }

  #tell(): void {
    for (const wake of [...this.#wake]) wake();
  }
}
