import { createUnionFind } from "@brainscan/ml/cluster/union-find";
import { drawIndex, shuffle } from "@brainscan/ml/random/draw";
import { createRandom } from "@brainscan/ml/random/random";

export type PoolSource = {
  /** Every image in use: its group of identical files, and its label. */
  images: readonly { groupId: string; label: 0 | 1 | null }[];
  /** Pairs of groups that show the same picture, or nearly. */
  pairs: readonly { groupA: string; groupB: string }[];
  /** Groups drawn before. */
  drawn: readonly string[];
};

/** Families that an audit can be drawn from, each with its groups in use: no member carries a label, none was drawn. Families
 *  and groups in the order of their pixels' hash, whatever the files are called. O(images + pairs), nearly. */
export function poolFamilies({ images, pairs, drawn }: PoolSource): string[][] {
  const groupIds = [
    ...new Set([
      ...images.map(({ groupId }) => groupId),
      ...pairs.flatMap(({ groupA, groupB }) => [groupA, groupB]),
      ...drawn,
    ]),
  ].sort();
  const numberOf = new Map(groupIds.map((groupId, number) => [groupId, number]));
  const sets = createUnionFind(groupIds.length);
  const familyOf = (groupId: string) => sets.find(numberOf.get(groupId) ?? -1);
  for (const { groupA, groupB } of pairs) sets.join(familyOf(groupA), familyOf(groupB));

  const taken = new Set(drawn.map(familyOf));
  for (const { groupId, label } of images) if (label !== null) taken.add(familyOf(groupId));
  const inUse = new Set(images.map(({ groupId }) => groupId));
  const families = new Map<number, string[]>();
  for (const groupId of groupIds) {
    const family = familyOf(groupId);
    if (taken.has(family) || !inUse.has(groupId)) continue;
    const members = families.get(family);
    if (members) members.push(groupId);
    else families.set(family, [groupId]);
  }
  return [...families.values()];
}

/** Draw n families without replacement, every set of n equally likely, and one group of each, in the order they are to be read.
 *  The same seed and pool give the same draw.
 *  @returns the places of the drawn families in the pool; and, once these are known, one group of each
 *  @throws RangeError when there are fewer than n */
export function drawFamilies(nFamilies: number, n: number, seed: number): FamilyDraw {
  if (n > nFamilies) throw new RangeError(`${n} families of ${nFamilies} cannot be drawn`);
  const random = createRandom(seed, "random audit");
  const places = shuffle(
    Int32Array.from({ length: nFamilies }, (_, place) => place),
    random,
  ).slice(0, n);
  return {
    places: [...places],
    pick: (families) => families.map((members) => members[drawIndex(random, members.length)]),
  };
}

export type FamilyDraw = {
  places: number[];
  /** To be called once, with the drawn families in the order of `places`. */
  pick(families: readonly (readonly string[])[]): string[];
};
