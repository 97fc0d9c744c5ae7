import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { decompress as unpackZstd } from "fzstd";
import { snappyUncompressor } from "hysnappy";
import { damaged, parquetProblem } from "./parquet-problem.ts";

export type UnpackPage = (packed: Uint8Array, length: number, codec: string, column: string) => Uint8Array;

/** A snappy block begins with its own unpacked length. */
function snappyLength(packed: Uint8Array): number {
  let length = 0;
  for (let i = 0; i < Math.min(5, packed.length); i++) {
    length += (packed[i] & 0x7f) * 2 ** (7 * i);
    if (packed[i] < 0x80) return length;
  }
  return -1;
}

/** Unpacks the pages of one file, all together to no more than `bytesMax`: counted before memory is taken, and held to what
 *  each page announces. */
export function pageUnpacker(bytesMax: number): UnpackPage {
  let left = bytesMax;
  let snappy: ReturnType<typeof snappyUncompressor> | undefined;

  function unpack(packed: Uint8Array, length: number, codec: string): Uint8Array | null {
    switch (codec) {
      case "UNCOMPRESSED":
        return packed;
      case "SNAPPY":
        if (snappyLength(packed) !== length) throw new Error("another length than announced");
        snappy ??= snappyUncompressor();
        return snappy(packed, length);
      case "GZIP":
        return gunzipSync(packed, { maxOutputLength: Math.max(1, length) });
      case "BROTLI":
        return brotliDecompressSync(packed, { maxOutputLength: Math.max(1, length) });
      case "ZSTD":
        return unpackZstd(packed, new Uint8Array(length));
      default:
        return null;
    }
  }

  return (packed, length, codec, column) => {
    if (!(length >= 0)) throw damaged(`a page of ${length} bytes`);
    left -= length;
    if (left < 0) throw parquetProblem("OUTSIDE_UNPACKS_TOO_LARGE", { bytesMax });
    let page: Uint8Array | null;
    try {
      page = unpack(packed, length, codec);
    } catch (error) {
      throw damaged(`a page packed by ${codec}`, error);
    }
    if (page === null) throw parquetProblem("OUTSIDE_PARQUET_CODEC", { column, codec: String(codec) });
    if (page.length !== length) throw damaged(`a page of ${page.length} bytes, ${length} announced`);
    // Its own buffer: whoever reads past the page's end is stopped there.
    return page.buffer.byteLength === length ? page : Uint8Array.from(page);
  };
}
