import type { Notice } from "../messages/notice.ts";
import { createNoticeList } from "./notice-list.ts";

/** Files that a report lists for each code; all are counted. */
export const FILES_LISTED_MAX = 10_000;

/** Notices of single files, of which a source may have any number: of each code the first by path are kept, and all are counted. */
export type FileNotices = {
  readonly count: number;
  add(notice: Notice): void;
  addAll(notices: Iterable<Notice>): void;
  /** In order of the path, those of one path as they came; the number of those left out stands at the end. */
  toArray(): Notice[];
};

/** Whatever order they come in, the same are kept. Memory O(codes x `perCodeMax`), time O(n log n). */
export function createFileNotices(perCodeMax = FILES_LISTED_MAX): FileNotices {
  const byCode = new Map<string, { kept: Notice[]; dropped: number }>();
  let count = 0;

  function add(notice: Notice): void {
    count++;
    const of = byCode.get(notice.code) ?? { kept: [], dropped: 0 };
    byCode.set(notice.code, of);
    of.kept.push(notice);
    if (of.kept.length < 2 * perCodeMax) return;
    of.kept = of.kept.sort(byPath).slice(0, perCodeMax);
    of.dropped += perCodeMax;
  }

  return {
    get count() {
      return count;
    },
    add,
    addAll(notices) {
      for (const notice of notices) add(notice);
    },
    toArray() {
      const list = createNoticeList(perCodeMax);
      list.addAll([...byCode.values()].flatMap(({ kept }) => kept).sort(byPath));
      const dropped = [...byCode.values()].reduce((sum, of) => sum + of.dropped, 0);
      if (dropped > 0) list.add({ code: "MORE_NOTICES", params: { hidden: dropped } });
      return list.toArray();
    },
  };
}

function byPath(a: Notice, b: Notice): number {
  const [left, right] = [a.path ?? "", b.path ?? ""];
  return left < right ? -1 : left > right ? 1 : 0;
}
