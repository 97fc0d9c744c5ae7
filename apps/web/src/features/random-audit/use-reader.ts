"use client";
import { useEffect, useState } from "react";

const key = "brainscan.reader";

/** Who reads, as this browser remembers it; null until it has looked. A browser that keeps nothing asks at each visit. */
export function useReader(): [reader: string | null, keep: (name: string) => void] {
  const [reader, setReader] = useState<string | null>(null);
  useEffect(() => setReader(readKept()), []);
  const keep = (name: string) => {
    setReader(name);
    try {
      window.localStorage.setItem(key, name);
    } catch (problem) {
      if (!(problem instanceof DOMException)) throw problem;
    }
  };
  return [reader, keep];
}

function readKept(): string {
  try {
    return window.localStorage.getItem(key) ?? "";
  } catch (problem) {
    // A browser told to keep nothing refuses even to look.
    if (problem instanceof DOMException) return "";
    throw problem;
  }
}
