"use client";
import { useEffect, useState } from "react";

/** Whether a value has stayed the same for a while: false while somebody drags. */
export function useSettled<Value>(value: Value, delayMs: number): boolean {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled === value;
}
