import { damaged } from "./parquet-problem.ts";

/** Walk the headers of Parquet's runs (a value repeated, or values packed in bits) without writing a value: a run may say that
 *  it repeats a billion times.
 *  @param width  bits of a value
 *  @param count  values that the runs must give at most
 *  @returns where the runs end
 *  @throws UserProblem when runs give more than that, or leave the page. O(runs). */
export function checkRuns(page: Uint8Array, start: number, width: number, count: number): number {
  if (width > 32) throw damaged(`values of ${width} bits`);
  let at = start;
  let seen = 0;
  while (seen < count) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= page.length || shift > 28) throw damaged("a run outside its page");
      const byte = page[at++];
      header += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    const half = Math.floor(header / 2);
    const packed = header % 2 === 1;
    const values = packed ? half * 8 : half;
    // Packed values come by eight, the last few of which may be filling.
    if (values > count - seen + (packed ? 7 : 0))
      throw damaged(`a run of ${values} values where ${count} are announced`);
    at += packed ? half * width : Math.ceil(width / 8);
    if (at > page.length) throw damaged("a run outside its page");
    seen += values;
  }
  return at;
}
