import { nextMarker } from "./next-marker.ts";

/** Whether a JPEG's scans stop before its end-of-image marker (ITU T.81, B.1.1.2 and B.1.1.5).
 *  Read from the bytes, since the decoder's own message is shared by every decode of the process and may be another file's.
 *  @param bytes a JPEG whose markers up to its frame header are sound */
export function jpegEndsEarly(bytes: Uint8Array): boolean {
  let offset = 2;
  for (;;) {
    offset = nextMarker(bytes, offset);
    if (offset >= bytes.length) return true;
    const marker = bytes[offset++];
    if (marker === 0xd9) return false;
    // Stuffed zeros, restarts and the start of the image have no length of their own.
    if (marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8)) continue;
    if (offset + 2 > bytes.length) return true;
    offset += Math.max(bytes[offset] * 256 + bytes[offset + 1], 2);
  }
}
