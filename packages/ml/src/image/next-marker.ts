/** Where the next JPEG marker's own byte stands (ITU T.81, B.1.1.2): past the entropy-coded bytes and the 0xff that
 *  precede it; `bytes.length` when none follows. */
export function nextMarker(bytes: Uint8Array, from: number): number {
  let offset = bytes.indexOf(0xff, from);
  if (offset < 0) return bytes.length;
  while (offset < bytes.length && bytes[offset] === 0xff) offset++;
  return offset;
}
