// Pictures that look alike to nobody: blocks of grey drawn from a hash. For what reads images, of the rows that are drawn.
import { encodePng } from "@brainscan/ml/image/encode-thumbnail";

const SIDE = 64;
const BLOCKS = 8;

/** @returns PNG, 64 x 64 */
export async function drawnImage(sha256) {
  const data = new Uint8Array(SIDE * SIDE);
  let state = Number.parseInt(sha256.slice(0, 8), 16) >>> 0;
  const greys = Uint8Array.from({ length: BLOCKS * BLOCKS }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
  const size = SIDE / BLOCKS;
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) data[y * SIDE + x] = greys[Math.floor(y / size) * BLOCKS + Math.floor(x / size)];
  return Buffer.from(await encodePng({ data, width: SIDE, height: SIDE, channels: 1 }));
}
