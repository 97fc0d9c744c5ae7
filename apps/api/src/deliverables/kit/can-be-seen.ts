/** Whether a difference between two areas under the ROC curve can be so large. Few labels ask for more than 1 before anything
 *  would have been seen, which is to say that nothing could have been. */
export function canBeSeen(smallestEffect: number | null | undefined): smallestEffect is number {
  return typeof smallestEffect === "number" && smallestEffect <= 1;
}
