// When each stage of a study began and how far it came, as seen from outside.

/** A stage that a new leader of the study takes up where the one before left it is told with what was added to it. */
export function stageLog() {
  const entries = [];
  return {
    note({ stage, done, total, claimed_by: leader }, now) {
      if (stage === null) return;
      let last = entries.at(-1);
      if (last && leader === null) leader = last.leader;
      if (last?.stage !== stage || last.leader !== leader) {
        last = { stage, leader, from: now, to: now, done: 0, total: 0 };
        entries.push(last);
      }
      last.to = now;
      last.done = Math.max(last.done, done);
      last.total = Math.max(last.total, total);
    },
    /** @param ended  the last one is over too */
    tell(ended) {
      return entries.map((entry, at) => {
        const { stage, leader, from, to, total } = entry;
        const left = at < entries.length - 1 ? entries[at + 1].leader === leader : ended;
        // The last look may have been a moment before its end.
        const reached = left ? total : entry.done;
        const before = entries
          .slice(0, at)
          .filter((one) => one.stage === stage && one.total === total && one.leader !== leader)
          .reduce((most, one) => Math.max(most, one.done), 0);
        return { stage, seconds: (to - from) / 1000, items: Math.max(0, reached - before) };
      });
    },
  };
}
