import { PREPROCESSING } from "./preprocess.ts";

/** What may be done to an image before it is resized for the network, in the order of a form. A version is raised whenever
 *  the same image gives other pixels: embeddings made before are then not mistaken for the new ones. */
export const PREPROCESSINGS = [
  {
    id: "plain",
    version: 1,
    name: "As it is",
    description: "The image as the file holds it.",
  },
  {
    id: "equalised",
    version: 1,
    name: "Histogram equalised",
    description:
      "Grey levels spread so that each is about as frequent as any other: slices of different brightness and contrast become alike, and noise in the dark becomes visible.",
  },
  {
    id: "clahe",
    version: 1,
    name: "Local contrast (CLAHE)",
    description:
      "Contrast raised in each of 8 x 8 regions, and limited so that noise is not raised with it: fine structure shows wherever it lies.",
  },
  {
    id: "cropped",
    version: 1,
    name: "Cropped to the head",
    description:
      "The head found and centred, at the same share of every image: neither the air around it nor its place and size in the picture remain. An image without an outline to find stays as it is.",
  },
] as const;

export type PreprocessingId = (typeof PREPROCESSINGS)[number]["id"];

/** The entry of a name from elsewhere. @throws RangeError naming those there are */
export function findPreprocessing(id: string): (typeof PREPROCESSINGS)[number] {
  const found = PREPROCESSINGS.find((one) => one.id === id);
  if (!found)
    throw new RangeError(`preprocessing is ${id}, not one of ${PREPROCESSINGS.map((one) => one.id).join(", ")}`);
  return found;
}

/** Names what the network saw of an image itself; part of an embedding's cache key. A plain one keeps the bare name. */
export function preprocessingKey(id: PreprocessingId): string {
  const { version } = findPreprocessing(id);
  return id === "plain" ? PREPROCESSING.id : `${id}.${version}-${PREPROCESSING.id}`;
}
