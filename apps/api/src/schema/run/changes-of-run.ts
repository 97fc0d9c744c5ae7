import type { Queryable } from "@brainscan/db/orm";
import type { RunRow } from "@brainscan/db/queries/runs";
import { RunFeed } from "./run-feed.ts";

/** Feeds with a follower, by run. */
const feeds = new WeakMap<Queryable, Map<string, RunFeed>>();

/** The run's row whenever it differs from the last one told, until the run has ended; who reads slowly is told the newest state
 *  alone. All who follow a run are told the same row. `return` ends the wait at once: nothing is asked for who has left. */
export function changesOfRun(db: Queryable, id: string): AsyncGenerator<RunRow, void> {
  const left = new AbortController();
  const changes = follow(db, id, left.signal);
  // A generator's own `return` would queue behind the pending `next`, which ends with the run.
  const end = changes.return.bind(changes);
  changes.return = (value) => {
    left.abort();
    return end(value);
  };
  return changes;
}

async function* follow(db: Queryable, id: string, left: AbortSignal): AsyncGenerator<RunRow, void> {
  if (left.aborted) return;
  const feed = feedOf(db, id);
  feed.join();
  try {
    let told: RunRow | null = null;
    while (!left.aborted) {
      if (feed.latest !== told && feed.latest) {
        told = feed.latest;
        yield told;
      } else if (feed.failure) throw feed.failure.cause;
      else if (feed.ended) return;
      else await feed.change(left);
    }
  } finally {
    feed.leave();
  }
}

function feedOf(db: Queryable, id: string): RunFeed {
  const ofDatabase = feeds.get(db) ?? new Map<string, RunFeed>();
  feeds.set(db, ofDatabase);
  const known = ofDatabase.get(id);
  if (known) return known;
  const feed: RunFeed = new RunFeed(db, id, () => {
    if (ofDatabase.get(id) === feed) ofDatabase.delete(id);
  });
  ofDatabase.set(id, feed);
  return feed;
}
