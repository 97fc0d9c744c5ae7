import { COPIES_VERSION, type CopyView, copyKindOf } from "./copies/copy-views.ts";
import { type PreprocessingId, preprocessingKey } from "./preprocessings.ts";

/** Copies of an image that consistency training compares: slightly changed, and strongly. */
export const AUGMENTED_VIEWS = ["weak0", "weak1", "strong0", "strong1"] as const;

/** Anything that can be embedded in place of an image: those, and the altered copies that near duplicates are judged by. */
export type AugmentedView = (typeof AUGMENTED_VIEWS)[number] | CopyView;

/** Raised whenever augmentImage gives other pixels: embeddings made before are then not mistaken for the new ones. */
const AUGMENTATION_VERSION = 1;

/** What is embedded in place of an image: an augmented copy, a preprocessing, or the preprocessing of the copy. */
export type ImageVariant = { view?: AugmentedView; preprocessing?: PreprocessingId };

/** Names what an embedding was made from; part of its cache key. */
export function preprocessingOf({ view, preprocessing = "plain" }: ImageVariant = {}): string {
  const key = preprocessingKey(preprocessing);
  if (view === undefined) return key;
  return `${key}-${view}.${copyKindOf(view) ? COPIES_VERSION : AUGMENTATION_VERSION}`;
}
