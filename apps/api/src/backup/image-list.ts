/** Images under one list: read again as one text of 1.5 MB. */
export const IMAGES_PER_LIST = 10_000;

export function imagePath(sha256: string): string {
  return `images/${sha256.slice(0, 2)}/${sha256}`;
}

/** As `sha256sum` writes it. */
export function writeImageList(hashes: readonly string[]): Buffer {
  return Buffer.from(hashes.map((sha256) => `${sha256}  ${imagePath(sha256)}\n`).join(""));
}

/** The hashes that a list names; null when it is none. */
export function readImageList(bytes: Buffer): string[] | null {
  const hashes = bytes
    .toString("utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => line.slice(0, 64));
  return writeImageList(hashes).equals(bytes) ? hashes : null;
}
