"use client";
import { parseAsString, useQueryState } from "nuqs";

export const imageParam = parseAsString.withOptions({ history: "push" });

/** Opens an image over the page; the address then names it. */
export function useOpenImage(): (id: string) => void {
  const [, setImage] = useQueryState("image", imageParam);
  return (id) => setImage(id);
}
