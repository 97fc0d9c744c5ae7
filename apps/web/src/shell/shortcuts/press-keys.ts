export type Shortcut = {
  /** A key by its character, or several after one another with spaces: `?`, `g m`. */
  keys: string;
  /** What it does, for the sheet. */
  says: string;
  /** Null where the element that has the focus acts by itself: the sheet only tells of it. */
  run: (() => void) | null;
};

/** What one more key means after those pressed before it.
 *  @param before keys of a sequence not yet ended, such as `g`; empty for none
 *  @returns the shortcut that is complete, or what has to be waited for (empty for nothing) */
export function pressKey(
  shortcuts: readonly Shortcut[],
  before: string,
  key: string,
): { found: Shortcut | null; waiting: string } {
  const pressed = before ? `${before} ${key}` : key;
  // The last one registered wins: a page may use a key in its own way.
  const found = shortcuts.findLast(({ keys, run }) => run && keys === pressed) ?? null;
  if (found) return { found, waiting: "" };
  if (shortcuts.some(({ keys }) => keys.startsWith(`${pressed} `))) return { found: null, waiting: pressed };
  return before ? pressKey(shortcuts, "", key) : { found: null, waiting: "" };
}
