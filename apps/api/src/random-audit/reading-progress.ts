export type ReadingItem = {
  label: 0 | 1 | null;
  /** A study can still score it. */
  inUse: boolean;
};

export type ReadingProgress = {
  nDrawn: number;
  nRead: number;
  /** Items that certify: those before the first that was not read, so that none can be passed over. */
  nCounted: number;
  nCountedCancer: number;
  /** Items not read though a later one was. */
  nSkipped: number;
  /** Items left out since they were drawn; they stand in the way of nothing. */
  nGone: number;
  /** Index of the first item to read; null when none is left. */
  next: number | null;
};

/** How far the reading has come.
 *  @param items  in the order drawn */
export function readingProgress(items: readonly ReadingItem[]): ReadingProgress {
  const firstUnread = items.findIndex(({ inUse, label }) => inUse && label === null);
  const before = firstUnread === -1 ? items.length : firstUnread;
  const counted = items.slice(0, before).filter(({ inUse }) => inUse);
  const lastRead = items.findLastIndex(({ inUse, label }) => inUse && label !== null);
  return {
    nDrawn: items.length,
    nRead: items.filter(({ inUse, label }) => inUse && label !== null).length,
    nCounted: counted.length,
    nCountedCancer: counted.filter(({ label }) => label === 1).length,
    nSkipped: items.filter(({ inUse, label }, index) => inUse && label === null && index < lastRead).length,
    nGone: items.filter(({ inUse }) => !inUse).length,
    next: firstUnread === -1 ? null : firstUnread,
  };
}
