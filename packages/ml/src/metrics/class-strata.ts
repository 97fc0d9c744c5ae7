import type { Families } from "./families.ts";

/** Families of normals alone, of cancers alone, of both: drawn within these, no resample loses a class.
 *  @param labels  n: 0 or 1. O(n). */
export function classStrata(labels: ArrayLike<number>, { familyOf, nFamilies }: Families): Int32Array[] {
  const classes = new Uint8Array(nFamilies);
  for (let i = 0; i < familyOf.length; i++) classes[familyOf[i]] |= labels[i] === 1 ? 2 : 1;
  return [1, 2, 3].map((held) => Int32Array.from(classes.keys()).filter((family) => classes[family] === held));
}
