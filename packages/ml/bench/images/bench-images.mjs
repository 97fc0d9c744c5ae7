import { readdirSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";

const SIDE_PX = 512;

/** Images below a folder, in byte order of their path, at most `count`. */
export function findImages(folder, count) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${folder} is not a folder`);
  const paths = readdirSync(folder, { recursive: true }).filter((name) => /\.(png|jpe?g)$/i.test(name));
  if (paths.length === 0) throw new Error(`${folder} holds no PNG or JPEG`);
  return paths
    .sort()
    .slice(0, count)
    .map((name) => join(folder, name));
}

/** Grey blobs and noise on black as 512 x 512 RGB JPEGs, about as hard to decode as an MRI slice; the same for a seed. */
export async function drawImages(folder, count, seed = 1) {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const paths = [];
  for (let n = 0; n < count; n++) {
    const blobs = Array.from({ length: 8 }, (_, i) => ({
      x: SIDE_PX * (0.3 + 0.4 * random()),
      y: SIDE_PX * (0.3 + 0.4 * random()),
      radius: SIDE_PX * (i === 0 ? 0.4 : 0.04 + 0.1 * random()),
      level: 30 + 100 * random(),
    }));
    const data = new Uint8Array(SIDE_PX * SIDE_PX * 3);
    for (let y = 0; y < SIDE_PX; y++)
      for (let x = 0; x < SIDE_PX; x++) {
        let level = 8 * random();
        for (const blob of blobs) {
          const distance = Math.hypot(x - blob.x, y - blob.y) / blob.radius;
          if (distance < 1) level += blob.level * (1 - distance ** 4) + 10 * random();
        }
        data.fill(Math.min(255, level), (y * SIDE_PX + x) * 3, (y * SIDE_PX + x) * 3 + 3);
      }
    const path = join(folder, `${String(n).padStart(4, "0")}.jpg`);
    await writeFile(
      path,
      await sharp(data, { raw: { width: SIDE_PX, height: SIDE_PX, channels: 3 } })
        .jpeg({ quality: 85 })
        .toBuffer(),
    );
    paths.push(path);
  }
  return paths;
}
