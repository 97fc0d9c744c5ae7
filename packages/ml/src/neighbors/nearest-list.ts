/** The k nearest offered so far, nearest first, equal distances in order of index: one row of `Neighbors`.
 *  Insertion into a sorted list, since for k far below n nearly every offer fails the first comparison. */
export type NearestList = { offer(index: number, distanceSq: number): void; worst(): number };

/** Fills indices and distancesSq at [at, at + k). `worst` is Infinity until k were offered. */
export function nearestList(indices: Int32Array, distancesSq: Float64Array, at: number, k: number): NearestList {
  const end = at + k;
  let held = at;
  return {
    offer(index, distanceSq) {
      let slot = held;
      if (held < end) held++;
      else {
        slot = end - 1;
        if (!comesBefore(distanceSq, index, distancesSq[slot], indices[slot])) return;
      }
      while (slot > at && comesBefore(distanceSq, index, distancesSq[slot - 1], indices[slot - 1])) {
        distancesSq[slot] = distancesSq[slot - 1];
        indices[slot] = indices[slot - 1];
        slot--;
      }
      distancesSq[slot] = distanceSq;
      indices[slot] = index;
    },
    worst: () => (held < end ? Infinity : distancesSq[end - 1]),
  };
}

function comesBefore(distance: number, index: number, otherDistance: number, otherIndex: number): boolean {
  return distance < otherDistance || (distance === otherDistance && index < otherIndex);
}
