/** Images by the hash of their file, a shard's worth at a time. Asked for more than once: each time the same pages. */
export type ImagePages = () => AsyncIterable<readonly string[]> | Iterable<readonly string[]>;

/** Pages of equal size, so that no process is left with a short one while another works on a long one. */
export function pagesOf(sha256: readonly string[], imagesPerShard: number): ImagePages {
  const nPages = Math.ceil(sha256.length / imagesPerShard);
  const size = Math.ceil(sha256.length / nPages);
  return () => Array.from({ length: nPages }, (_, page) => sha256.slice(page * size, (page + 1) * size));
}
