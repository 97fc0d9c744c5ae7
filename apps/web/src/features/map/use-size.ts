"use client";
import { type RefObject, useLayoutEffect, useState } from "react";

/** Width and height of an element in CSS pixels, kept up to date; null before the first measure. */
export function useSize(ref: RefObject<HTMLElement | null>): { widthPx: number; heightPx: number } | null {
  const [size, setSize] = useState<{ widthPx: number; heightPx: number } | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) =>
      setSize({ widthPx: entry.contentRect.width, heightPx: entry.contentRect.height }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
