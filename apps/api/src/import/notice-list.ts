import type { Notice } from "../messages/notice.ts";

/** Notices of one code beyond this many are counted, not listed: a report must stay readable, and storable. */
export const NOTICES_PER_CODE_MAX = 1000;

/** Notices in the order they came, with a cap by code. */
export type NoticeList = { add(...notices: Notice[]): void; toArray(): Notice[] };

export function createNoticeList(perCodeMax = NOTICES_PER_CODE_MAX): NoticeList {
  const kept: Notice[] = [];
  const counts = new Map<string, number>();
  return {
    add(...notices) {
      for (const notice of notices) {
        const count = (counts.get(notice.code) ?? 0) + 1;
        counts.set(notice.code, count);
        if (count <= perCodeMax) kept.push(notice);
      }
    },
    toArray() {
      const hidden = [...counts.values()].reduce((sum, count) => sum + Math.max(0, count - perCodeMax), 0);
      return hidden === 0 ? kept : [...kept, { code: "MORE_NOTICES", params: { hidden } }];
    },
  };
}
