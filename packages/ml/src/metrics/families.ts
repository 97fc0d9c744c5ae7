/** Families in the order of their first row. */
export type Families = {
  nFamilies: number;
  /** n: family of each row, 0..nFamilies - 1. */
  familyOf: Int32Array;
};

/** @param groups  n: any number that names the family of the row. O(n). */
export function familiesOf(groups: ArrayLike<number>): Families {
  const numbers = new Map<number, number>();
  const familyOf = Int32Array.from({ length: groups.length }, (_, i) => {
    const known = numbers.get(groups[i]) ?? numbers.size;
    numbers.set(groups[i], known);
    return known;
  });
  return { nFamilies: numbers.size, familyOf };
}
