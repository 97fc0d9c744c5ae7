"use client";
import { useEffect, useState } from "react";

const key = "brainscan.keys";

/** Whether single keys act, as this browser remembers it: who speaks to the computer, or hits keys by chance, switches them off. */
export function useKeysOn(): [on: boolean, keep: (on: boolean) => void] {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(readKept()), []);
  const keep = (next: boolean) => {
    setOn(next);
    try {
      window.localStorage.setItem(key, next ? "on" : "off");
    } catch (problem) {
      if (!(problem instanceof DOMException)) throw problem;
    }
  };
  return [on, keep];
}

function readKept(): boolean {
  try {
    return window.localStorage.getItem(key) !== "off";
  } catch (problem) {
    // A browser told to keep nothing refuses even to look.
    if (problem instanceof DOMException) return true;
    throw problem;
  }
}
