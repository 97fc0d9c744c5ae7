import pg from "pg";
import { retryWithBackOff } from "./back-off.ts";
import { DatabaseError } from "./errors.ts";
import { connectionReason, isLostConnection } from "./lost-connection.ts";

// biome-ignore lint/suspicious/noExplicitAny: as the driver declares it
type Callback = (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: any) => void) => void;

/** A connection that has lain unused for longer is asked whether it still stands, before work is given to it. */
const quietMsMax = 1_000;
/** An answer to that takes longer only where there is nobody to answer. */
const answerMsMax = 5_000;

export function ignoreLostConnection(): void {
  // The statement under way rejects, and says so; without a listener the event would end the process.
}

/**
 * A pool that waits for a database which is away (restarted, handed over to another server, out of connections) and has a
 * connection again as soon as there is one. Only what was never sent is repeated: a statement whose connection is cut while the
 * server works on it fails with DATABASE_AWAY, because nobody knows what became of it.
 */
export class PatientPool extends pg.Pool {
  readonly #location: string;
  readonly #releasedAt = new WeakMap<pg.PoolClient, number>();

  /** @param location the address without its password */
  constructor(config: pg.PoolConfig, location: string) {
    super(config);
    this.#location = location;
    this.on("error", ignoreLostConnection);
    // A query of the pool hears of the loss before its client's own query does.
    this.#tellLoss(this);
    this.on("connect", (client) => {
      client.on("error", ignoreLostConnection);
      this.#tellLoss(client);
    });
    this.on("release", (_error, client) => this.#releasedAt.set(client, performance.now()));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    const connecting = this.#connect();
    if (!callback) return connecting;
    connecting.then(
      (client) => callback(undefined, client, client.release),
      (error) => callback(error, undefined, () => undefined),
    );
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await retryWithBackOff(() => this.#connectOnce(), isLostConnection);
    } catch (error) {
      throw isLostConnection(error) ? this.#away(error) : error;
    }
  }

  async #connectOnce(): Promise<pg.PoolClient> {
    const client = await super.connect();
    const releasedAt = this.#releasedAt.get(client);
    if (releasedAt === undefined || performance.now() - releasedAt < quietMsMax) return client;
    try {
      await client.query({ text: "select", query_timeout: answerMsMax } as pg.QueryConfig);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  #away(cause: unknown): DatabaseError {
    return new DatabaseError("DATABASE_AWAY", { url: this.#location, reason: connectionReason(cause) }, { cause });
  }

  /** A statement that is cut fails with an error of our own: the driver's are a network's or words, which say nothing of what
   *  was lost once they have left this place. */
  #tellLoss(client: pg.PoolClient | pg.Pool): void {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const told = (error: unknown) => (isLostConnection(error) ? this.#away(error) : error);
    client.query = ((...args: unknown[]) => {
      const callback = args.at(-1);
      if (typeof callback === "function")
        return query(...args.slice(0, -1), (error: unknown, result: unknown) => callback(error && told(error), result));
      const answer = query(...args);
      if (!(answer instanceof Promise)) return answer;
      return answer.catch((error: unknown) => {
        throw told(error);
      });
    }) as typeof client.query;
  }
}
