import type { SlideSpec } from "../compose/spec.ts";
import type { Tell } from "./tell.ts";

type Missing = {
  title: string;
  /** Why it is missing, a sentence. */
  why: string;
  /** What would be needed. */
  needed: readonly string[];
};

/** A slide for what a study could not give: what is missing, and what would be needed, rather than an empty chart. */
export function missingSlide(tell: Tell, { title, why, needed }: Missing): SlideSpec {
  return {
    ...{ kind: "content", title, source: tell.source(), notes: [why, ...needed] },
    columns: [
      {
        share: 1,
        blocks: [
          { kind: "callout", tone: "heed", text: why },
          { kind: "points", items: needed.map((text) => ({ text })) },
        ],
      },
    ],
  };
}
