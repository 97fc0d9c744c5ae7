import { logProblem } from "../log.ts";

export type Keep = <Kept>(
  key: string,
  open: () => Promise<Kept>,
  close: (kept: Kept) => Promise<void>,
) => Promise<Kept>;

/** One user's hold on what is kept. */
export type Lease = {
  keep: Keep;
  forget(key: string): void;
  /** Nothing of it is used any more. */
  end(): void;
};

export type KeptThings = {
  lease(): Lease;
  close(): Promise<void>;
};

const IDLE_MS = 60_000;
/** A network takes tens to hundreds of megabytes: of those that nobody uses, only the last ones stay. */
const IDLE_MAX = 2;

type Entry = {
  opening: Promise<unknown>;
  close: () => Promise<void>;
  users: number;
  idle: ReturnType<typeof setTimeout> | null;
};

/** Things that take seconds to open and are asked for again and again: a network, a fitted model. Each is open once a process,
 *  for all who use it, and a minute beyond. */
export function keepThings({ idleMs = IDLE_MS } = {}): KeptThings {
  const entries = new Map<string, Entry>();
  const closing = new Set<Promise<void>>();

  function drop(key: string, entry: Entry): void {
    if (entries.get(key) === entry) entries.delete(key);
    if (entry.idle) clearTimeout(entry.idle);
    if (entry.users > 0) return;
    const ended = entry.close().catch((problem: unknown) => logProblem(`${key} was not closed`, problem));
    closing.add(ended);
    void ended.finally(() => closing.delete(ended));
  }

  function take(key: string, open: () => Promise<unknown>, close: (kept: never) => Promise<void>): Entry {
    const known = entries.get(key);
    if (known) return known;
    const opening = open();
    const entry: Entry = {
      opening,
      // What did not open needs no closing: whoever asked for it has been told.
      close: () =>
        opening.then(
          (kept) => close(kept as never),
          () => undefined,
        ),
      users: 0,
      idle: null,
    };
    entries.set(key, entry);
    return entry;
  }

  function giveBack(key: string, entry: Entry): void {
    entry.users--;
    if (entry.users > 0) return;
    if (entries.get(key) === entry) rest(key, entry);
    else drop(key, entry);
  }

  function rest(key: string, entry: Entry): void {
    // The last used is the last of the map.
    entries.delete(key);
    entries.set(key, entry);
    entry.idle = setTimeout(() => drop(key, entry), idleMs);
    entry.idle.unref();
    const idle = [...entries].filter(([, { users }]) => users === 0);
    for (const [other, old] of idle.slice(0, -IDLE_MAX)) drop(other, old);
  }

  return {
    lease() {
      const held = new Map<string, Entry>();
      return {
        async keep<Kept>(key: string, open: () => Promise<Kept>, close: (kept: Kept) => Promise<void>) {
          const entry = take(key, open, close);
          if (entry.idle) clearTimeout(entry.idle);
          entry.idle = null;
          const before = held.get(key);
          if (before !== entry) {
            if (before) giveBack(key, before);
            entry.users++;
            held.set(key, entry);
          }
          try {
            // Opened under this key by a caller that asked for the same.
            return (await entry.opening) as Kept;
          } catch (problem) {
            if (entries.get(key) === entry) entries.delete(key);
            throw problem;
          }
        },
        forget(key) {
          const entry = entries.get(key);
          if (entry) drop(key, entry);
        },
        end() {
          for (const [key, entry] of held) giveBack(key, entry);
          held.clear();
        },
      };
    },
    async close() {
      for (const [key, entry] of entries) drop(key, { ...entry, users: 0 });
      entries.clear();
      await Promise.all(closing);
    },
  };
}
