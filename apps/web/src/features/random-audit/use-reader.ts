"use client";
import { useEffect, useState } from "react";
import { useSelection } from "../../shell/selection.tsx";

const key = "brainscan.reader";

/** Who reads: the account that is signed in, or a name as this browser remembers it; null until it is known. A browser that keeps
 *  nothing asks at each visit.
 *  @returns `ofAccount`: nobody signs for another, so the name cannot be changed */
export function useReader(): [reader: string | null, keep: (name: string) => void, ofAccount: boolean] {
  const { viewer } = useSelection();

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
  if (viewer && viewer.via !== "LOOPBACK") return [viewer.name, keep, true];
  return [reader, keep, false];
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
