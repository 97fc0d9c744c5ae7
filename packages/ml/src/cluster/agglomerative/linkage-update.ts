export type ChainLinkage = "ward" | "average" | "complete";

/** Distance from a third cluster (size `size`) to the union of two, given its distances `p` and `q` to them (sizes
 *  `sizeP`, `sizeQ`) and the distance `pq` between them. */
export type LinkageUpdate = (p: number, q: number, pq: number, sizeP: number, sizeQ: number, size: number) => number;

/** The recurrences of Lance and Williams 1967, on distances, in the units of scipy and scikit-learn. */
export const LINKAGE_UPDATES: Readonly<Record<ChainLinkage, LinkageUpdate>> = {
  ward(p, q, pq, sizeP, sizeQ, size) {
    const share = 1 / (sizeP + sizeQ + size);
    const sum = (size + sizeP) * share * p * p + (size + sizeQ) * share * q * q - size * share * pq * pq;
    // Rounding may leave -1e-17 where equal rows meet.
    return Math.sqrt(Math.max(0, sum));
  },
  average: (p, q, _pq, sizeP, sizeQ) => (sizeP * p + sizeQ * q) / (sizeP + sizeQ),
  complete: (p, q) => Math.max(p, q),
};
