const HASH_BYTES = 32;

/** SHA-256 hashes in the order they were added, at their own size: a million of them take 32 MB. */
export class ImageHashes implements Iterable<string> {
  #bytes = Buffer.alloc(HASH_BYTES * 1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(hash: string): void {
    const at = this.#count * HASH_BYTES;
    if (at === this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)]);
    this.#bytes.write(hash, at, "hex");
    this.#count++;
  }

  *[Symbol.iterator](): Iterator<string> {
    for (let n = 0; n < this.#count; n++) yield this.#bytes.toString("hex", n * HASH_BYTES, (n + 1) * HASH_BYTES);
  }
}
