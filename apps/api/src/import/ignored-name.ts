import type { Notice } from "../messages/notice.ts";

const SYSTEM_NAMES = new Set(["__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "@eadir"]);

/** The part of a path that puts it aside without a look: the outermost hidden or system folder, or the file itself.
 *  Null for a path to be read. */
export function ignoredPart(path: string): Notice | null {
  const segments = path.split("/");
  for (let i = 0; i < segments.length; i++) {
    const name = segments[i].toLowerCase();
    const system = SYSTEM_NAMES.has(name) || name === ".ds_store" || name.startsWith("._");
    if (!system && !name.startsWith(".")) continue;
    return { code: system ? "IGNORED_SYSTEM" : "IGNORED_HIDDEN", path: segments.slice(0, i + 1).join("/") };
  }
  return null;
}
