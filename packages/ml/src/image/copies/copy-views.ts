/** What happens to a picture between two places that keep it: saved again, resized, brightened, trimmed, moved. */
export const COPY_KINDS = ["jpeg", "resized", "brighter", "darker", "cropped", "shifted"] as const;

export type CopyKind = (typeof COPY_KINDS)[number];

/** The copies as views of an image, in the order of COPY_KINDS. */
export const COPY_VIEWS = ["copy0", "copy1", "copy2", "copy3", "copy4", "copy5"] as const;

export type CopyView = (typeof COPY_VIEWS)[number];

/** Raised whenever alterCopy gives other pixels: embeddings made before are then not mistaken for the new ones. */
export const COPIES_VERSION = 1;

/** The kind of a copy's view; undefined for any other view. */
export function copyKindOf(view: string): CopyKind | undefined {
  return COPY_KINDS[(COPY_VIEWS as readonly string[]).indexOf(view)];
}
