"use client";
import { parseAsFloat, parseAsString, useQueryStates } from "nuqs";

/** The judgement in view and the figure claimed, both in the address: a page loaded again shows them again. */
export function useJudged() {
  const [{ judged, claim }, set] = useQueryStates({ judged: parseAsString, claim: parseAsFloat }, { history: "push" });
  const open = (id: string | null, claimed: number | null = null) => void set({ judged: id, claim: claimed });
  return { judgedId: judged, claim, open };
}
