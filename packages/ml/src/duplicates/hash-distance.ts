const WORDS_A_HASH = 2;
const HASH = /^[0-9a-f]{16}$/;

/** n hashes as 2 n words, most significant first.
 *  @throws RangeError when one is not 16 lower-case hexadecimal digits */
export function hashWords(hashes: readonly string[]): Int32Array {
  const words = new Int32Array(WORDS_A_HASH * hashes.length);
  for (const [row, hash] of hashes.entries()) {
    if (!HASH.test(hash)) throw new RangeError(`hash ${row} is "${hash}", not 16 hexadecimal digits`);
    words[WORDS_A_HASH * row] = Number.parseInt(hash.slice(0, 8), 16);
    words[WORDS_A_HASH * row + 1] = Number.parseInt(hash.slice(8), 16);
  }
  return words;
}

/** Odd horizontal frequencies, 1, 3, 5 and 7 of each row of eight: a mirror image has their bits reversed. */
const MIRRORED_BITS = 0xaaaaaaaa | 0;

/** Bits in which rows i and j differ, or i and the mirror image of j if those are fewer. */
export function wordsDistance(words: Int32Array, i: number, j: number): number {
  const high = words[2 * i] ^ words[2 * j];
  const low = words[2 * i + 1] ^ words[2 * j + 1];
  const plain = nOnes(high) + nOnes(low);
  const mirrored = nOnes(high ^ MIRRORED_BITS) + nOnes(low ^ MIRRORED_BITS);
  return Math.min(plain, mirrored);
}

/** Bits in which two perceptual hashes differ, or one and the other's mirror image if those are fewer: a picture
 *  mirrored left for right is the same picture again. 0..48: the even frequencies' 32 bits, and half of the others'.
 *  @throws RangeError when one is not 16 lower-case hexadecimal digits */
export function hashDistance(a: string, b: string): number {
  return wordsDistance(hashWords([a, b]), 0, 1);
}

/** Bits set in a word, by adding neighbours in parallel (Warren, Hacker's Delight, section 5-1). */
function nOnes(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
