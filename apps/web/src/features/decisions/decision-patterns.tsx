import { classColour } from "../../classes/image-class.ts";

/** Normal is plain, cancer striped, review dotted: areas too small for a shape are told apart without colour.
 *  @param id prefix that keeps the patterns of two charts on one page apart */
export function DecisionPatterns({ id }: { id: string }) {
  return (
    <svg aria-hidden className="absolute size-0">
      <defs>
        <pattern id={`${id}CANCER`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill={classColour.CANCER} />
          <path d="M0 0v5" stroke="var(--card)" strokeWidth="2" />
        </pattern>
        <pattern id={`${id}REVIEW`} width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" fill={classColour.REVIEW} />
          <circle cx="2.5" cy="2.5" r="1.1" fill="var(--card)" />
        </pattern>
      </defs>
    </svg>
  );
}

export function decisionFill(id: string, decision: "NORMAL" | "CANCER" | "REVIEW"): string {
  return decision === "NORMAL" ? classColour.NORMAL : `url(#${id}${decision})`;
}
