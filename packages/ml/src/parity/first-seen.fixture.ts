/** Labels renamed 0, 1, ... in the order of their first rows, so that equal partitions become equal lists; -1 stays. */
export function firstSeen(labels: ArrayLike<number>): number[] {
  const names = new Map([[-1, -1]]);
  return Array.from(labels, (label) => {
    const name = names.get(label) ?? names.size - 1;
    names.set(label, name);
    return name;
  });
}
