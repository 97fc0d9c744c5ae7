export type ClassWeight = "none" | "balanced";

/** How many of the labels are of each class, [normal, cancer].
 *  @param labels  n: 0 or 1, both present
 *  @throws RangeError when there are not n of them, one is neither 0 nor 1, or a class is absent */
export function countClasses(labels: ArrayLike<number>, n: number): [number, number] {
  if (labels.length !== n) throw new RangeError(`labels has ${labels.length} entries, features has ${n} rows`);
  const counts: [number, number] = [0, 0];
  for (let i = 0; i < n; i++) {
    if (labels[i] !== 0 && labels[i] !== 1) throw new RangeError(`label ${labels[i]} at row ${i} is neither 0 nor 1`);
    counts[labels[i]]++;
  }
  if (counts[0] === 0 || counts[1] === 0) {
    throw new RangeError(`both classes are needed: ${counts[0]} rows have label 0, ${counts[1]} have label 1`);
  }
  return counts;
}

/** Weight of each row, n: 1, or (balanced) n / (2 n_c), which gives both classes the same total.
 *  @throws RangeError as countClasses does */
export function rowWeights(labels: ArrayLike<number>, n: number, classWeight: ClassWeight): Float64Array {
  const counts = countClasses(labels, n);
  return Float64Array.from({ length: n }, (_, i) => (classWeight === "balanced" ? n / (2 * counts[labels[i]]) : 1));
}
