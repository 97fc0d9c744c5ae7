const BYTES = 32;

/** SHA-256 hashes as a task carries them: two thirds of what a list of them in hex takes. */
export function packHashes(sha256: readonly string[]): string {
  return Buffer.from(sha256.join(""), "hex").toString("base64");
}

/** @throws RangeError when these are no whole hashes */
export function unpackHashes(packed: string): string[] {
  const bytes = Buffer.from(packed, "base64");
  if (bytes.length % BYTES !== 0) throw new RangeError(`${bytes.length} bytes are no whole SHA-256 hashes`);
  return Array.from({ length: bytes.length / BYTES }, (_, index) =>
    bytes.toString("hex", index * BYTES, (index + 1) * BYTES),
  );
}
