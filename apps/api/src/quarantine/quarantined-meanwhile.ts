/** Files turned out to be such that nobody can work on them, and have been left out of their data sets: what was read of those is to
 *  be read again. */
export class QuarantinedMeanwhile extends Error {
  override readonly name = "QuarantinedMeanwhile";
}
