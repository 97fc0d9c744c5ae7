/** Where a backup is written: nothing stands under its name before `finish`. */
export type BackupSink = {
  /** @param bytes length of the content, which must be met */
  add(path: string, bytes: number, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>;
  /** All is on the disk, and gets its name. */
  finish(): Promise<void>;
  /** Remove what was written. */
  abandon(): Promise<void>;
};

/** What has its place before it is whole is called so. A backup that was killed leaves it, and the next one removes it. */
export function unfinishedName(place: string): string {
  return `${place}.unfinished`;
}
