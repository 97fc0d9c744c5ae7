import { createHash } from "node:crypto";
import { preprocess, TENSOR_LENGTH } from "./preprocess.ts";

type Pixels = Parameters<typeof preprocess>[0];

/** Drawn images and the SHA-256 of the little-endian float32 tensor that torchvision's transforms make of each. They were
 *  computed with Pillow and numpy, which give the committed torchvision images of the parity test to the byte, in the order of
 *  operations of Resize(256), CenterCrop(224), ToTensor and Normalize. Between them: enlarged and reduced, wide and tall, odd
 *  margins, colour and grey. */
const REFERENCES: readonly (Omit<Pixels, "data"> & { sha256: string })[] = [
  {
    ...{ width: 97, height: 131, channels: 3 },
    sha256: "c0da5676390389d62bc3495e9d9cda32aa05c6a5b615a5adf0bff9c7be9a7aa5",
  },
  {
    ...{ width: 419, height: 300, channels: 3 },
    sha256: "c3eb63001a5feb488732e2081e4ee8ee7ace076a946e515fc5e5a9009a061895",
  },
  {
    ...{ width: 300, height: 300, channels: 1 },
    sha256: "4b10b2a48a00eb3a536b094ce00501562f4b87c13326a8c89b2ae64daef32312",
  },
];

export type PreprocessSelfCheck = {
  /** Reference images preprocessed. */
  n: number;
  /** Those whose tensor is not the reference's to the bit. */
  nDifferent: number;
};

/** Preprocess the reference images here and now: does this machine, with this build, still make torchvision's tensors?
 *  @param transform  pixels to 3 x 224 x 224 float32; the product's own when left out
 *  @throws RangeError when it gives a tensor of another length
 *  A few milliseconds. Deterministic. */
export function checkPreprocessing(transform: (image: Pixels) => Float32Array = preprocess): PreprocessSelfCheck {
  const different = REFERENCES.filter(({ sha256, ...size }) => {
    const tensor = transform({ ...size, data: drawPixels(size) });
    if (tensor.length !== TENSOR_LENGTH)
      throw new RangeError(`the tensor has ${tensor.length} values, not ${TENSOR_LENGTH}`);
    return sha256OfFloats(tensor) !== sha256;
  });
  return { n: REFERENCES.length, nDifferent: different.length };
}

/** Ramps with a curved pattern: every level occurs, and neighbours differ. */
function drawPixels({ width, height, channels }: Omit<Pixels, "data">): Uint8Array {
  const data = new Uint8Array(width * height * channels);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < channels; channel++)
        data[at++] = 7 * x + 13 * y + 31 * channel + 5 * ((x * y) >> 3);
  return data;
}

function sha256OfFloats(values: Float32Array): string {
  const bytes = Buffer.alloc(4 * values.length);
  for (let i = 0; i < values.length; i++) bytes.writeFloatLE(values[i], 4 * i);
  return createHash("sha256").update(bytes).digest("hex");
}
