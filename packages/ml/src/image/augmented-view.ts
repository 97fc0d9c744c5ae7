import { PREPROCESSING } from "./preprocess.ts";

/** Copies of an image that consistency training compares: slightly changed, and strongly. */
export const AUGMENTED_VIEWS = ["weak0", "weak1", "strong0", "strong1"] as const;

export type AugmentedView = (typeof AUGMENTED_VIEWS)[number];

/** Raised whenever augmentImage gives other pixels: embeddings made before are then not mistaken for the new ones. */
const AUGMENTATION_VERSION = 1;

/** Names what an embedding was made from; part of its cache key. */
export function preprocessingOf(view?: AugmentedView): string {
  return view === undefined ? PREPROCESSING.id : `${PREPROCESSING.id}-${view}.${AUGMENTATION_VERSION}`;
}
