import { drawPhantom, type PhantomParams } from "../../phantom/draw-phantom.ts";
import { createRandom } from "../../random/random.ts";
import { blurPlane } from "../augment-blur.ts";
import type { DecodedImage } from "../decode-image.ts";

export function greyImage(data: Uint8Array, width: number, height: number): DecodedImage {
  return { data, width, height, channels: 1, format: "png", bitDepth: 8, sourceChannels: 1, palette: false };
}

/** A grey image whose levels are a function of the pixel's centre, 0..1 along both axes. */
export function drawnImage(width: number, height: number, levelAt: (x: number, y: number) => number): DecodedImage {
  const data = Uint8Array.from({ length: width * height }, (_, at) =>
    levelAt(((at % width) + 0.5) / width, (Math.floor(at / width) + 0.5) / height),
  );
  return greyImage(data, width, height);
}

const drawn = new Map<string, Uint8Array>();

/** A phantom, the same for the same seed; drawn once, since drawing takes longer than all that is done with it. */
export function phantomImage(
  seed: number,
  { look = "plain", cancer = seed % 2 === 1, sizePx = 96 }: Partial<PhantomParams> = {},
): DecodedImage {
  const name = `${seed} ${look} ${cancer} ${sizePx}`;
  const data = drawn.get(name) ?? drawPhantom(createRandom(seed, "phantom"), { sizePx, cancer, look });
  drawn.set(name, data);
  return greyImage(data.slice(), sizePx, sizePx);
}

/** The image after a Gaussian blur. */
export function blurred(image: DecodedImage, sigmaPx: number): DecodedImage {
  const plane = { data: Float32Array.from(image.data), width: image.width, height: image.height };
  blurPlane(plane, sigmaPx);
  return { ...image, data: Uint8Array.from(plane.data, Math.round) };
}

/** Strokes of letters, three wide and five high. */
const LETTERS = ["111101101101111", "110101110101110", "111100110100111", "101101111101101", "010101111101101"];

/** White text in a corner, two pixels a stroke. */
export function withText(image: DecodedImage, nLetters: number, left = 6, top = 6): DecodedImage {
  const data = image.data.slice();
  for (let letter = 0; letter < nLetters; letter++)
    for (let y = 0; y < 10; y++)
      for (let x = 0; x < 6; x++)
        if (LETTERS[letter % LETTERS.length][(y >> 1) * 3 + (x >> 1)] === "1")
          data[(top + y) * image.width + left + letter * 8 + x] = 255;
  return { ...image, data };
}

/** R = G = B. */
export function asRgb(image: DecodedImage): DecodedImage {
  const data = new Uint8Array(3 * image.data.length);
  for (let at = 0; at < data.length; at++) data[at] = image.data[Math.floor(at / 3)];
  return { ...image, data, channels: 3, sourceChannels: 3 };
}
