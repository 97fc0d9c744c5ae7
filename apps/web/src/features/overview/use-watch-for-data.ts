"use client";
import { useEffect } from "react";

const pauseMs = 4000;

/** While there is nothing at all, another door (the command line, the first start) may be bringing data by a run too
 *  short to be seen running: the page asks now and then whether a data set has come. */
export function useWatchForData(empty: boolean, refresh: () => void): void {
  useEffect(() => {
    if (!empty) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") refresh();
    }, pauseMs);
    return () => clearInterval(timer);
  }, [empty, refresh]);
}
