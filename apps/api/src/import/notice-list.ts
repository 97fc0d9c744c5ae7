import type { Notice } from "../messages/notice.ts";

/** Notices of one code beyond this many are counted, not listed: a report must stay readable, and storable. */
export const NOTICES_PER_CODE_MAX = 1000;

/** Notices in the order they came, with a cap by code. */
export type NoticeList = {
  add(...notices: Notice[]): void;
  addAll(notices: Iterable<Notice>): void;
  toArray(): Notice[];
};

export function createNoticeList(perCodeMax = NOTICES_PER_CODE_MAX): NoticeList {
  const kept: Notice[] = [];
  const counts = new Map<string, number>();
  // Hidden in lists of before.
  let hiddenBefore = 0;
  function addAll(notices: Iterable<Notice>): void {
    for (const notice of notices) {
      if (notice.code === "MORE_NOTICES") {
        hiddenBefore += Number(notice.params?.hidden);
        continue;
      }
      const count = (counts.get(notice.code) ?? 0) + 1;
      counts.set(notice.code, count);
      if (count <= perCodeMax) kept.push(notice);
    }
  }
  return {
    add: (...notices) => addAll(notices),
    // Not by arguments, of which a function takes a hundred thousand or so.
    addAll,
    toArray() {
      const beyond = [...counts.values()].map((count) => Math.max(0, count - perCodeMax));
      const hidden = beyond.reduce((sum, count) => sum + count, hiddenBefore);
      return hidden === 0 ? kept : [...kept, { code: "MORE_NOTICES", params: { hidden } }];
    },
  };
}
