import { classColour, type ImageClass } from "./image-class.ts";

/** Colour and shape together: a circle, a triangle, a diamond, an empty ring. */
export function ClassMark({ of, size = 10 }: { of: ImageClass; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 10 10"
      aria-hidden
      className="shrink-0"
      style={{ color: classColour[of] }}
    >
      {of === "NORMAL" ? <circle cx="5" cy="5" r="4.2" fill="currentColor" /> : null}
      {of === "CANCER" ? <path d="M5 .6 9.7 9.2H.3z" fill="currentColor" /> : null}
      {of === "REVIEW" ? <path d="M5 0 10 5 5 10 0 5z" fill="currentColor" /> : null}
      {of === "UNLABELLED" ? (
        <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      ) : null}
    </svg>
  );
}
