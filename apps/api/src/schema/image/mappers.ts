import type { ImageFilter } from "@brainscan/db/queries/image-pages";
import type { ImageRow } from "@brainscan/db/queries/images";
import { z } from "zod";
import type { ImageFilter as FilterInput, Label } from "../../generated/resolvers.ts";

export type ImageModel = ImageRow;

export function labelOf(label: 0 | 1 | null): Label | null {
  return label === null ? null : label === 1 ? "CANCER" : "NORMAL";
}

export function labelNumber(label: Label | null | undefined): 0 | 1 | undefined {
  return label == null ? undefined : label === "CANCER" ? 1 : 0;
}

export function imageFilter(input: FilterInput | null | undefined): ImageFilter {
  return { ...input, search: input?.search || undefined, label: labelNumber(input?.label) };
}

export const imageCursor = z.string();

export const imageUrl = (id: string): string => `/images/${encodeURIComponent(id)}`;
export const thumbnailUrl = (id: string): string => `${imageUrl(id)}/thumbnail`;
