/** P(cancer) moved from the share of cancers that it was calibrated at to another, by Bayes: the odds are multiplied by
 *  the ratio of the two prior odds. Right under label shift, when the images of each class look the same in both.
 *
 *  How thresholds move. The order of the images stays, so a threshold t on the old probabilities is the threshold
 *  adjustProbabilities([t], ...) on the new ones and cuts the same images. What changes is where a fixed cost ratio cuts:
 *  "above one half" on the new probabilities is adjustProbabilities([0.5], poolPrevalence, trainPrevalence) on the old.
 *  A threshold that fixes the miss rate of a class (a decision rule drawn from that class's scores) stays where it is:
 *  it depends on one class alone; the share of its alarms that are right moves with the prevalence.
 *  @param p                n, 0..1, calibrated at trainPrevalence
 *  @param trainPrevalence  inside (0, 1)
 *  @param poolPrevalence   0..1
 *  @returns n, 0..1
 *  @throws RangeError for a value outside its range. O(n). Saerens, Latinne and Decaestecker 2002, equation 2.4. */
export function adjustProbabilities(
  p: ArrayLike<number>,
  trainPrevalence: number,
  poolPrevalence: number,
): Float64Array {
  if (!(trainPrevalence > 0 && trainPrevalence < 1)) {
    throw new RangeError(`trainPrevalence must be inside (0, 1), got ${trainPrevalence}`);
  }
  if (!(poolPrevalence >= 0 && poolPrevalence <= 1)) {
    throw new RangeError(`poolPrevalence must be in 0..1, got ${poolPrevalence}`);
  }
  return Float64Array.from({ length: p.length }, (_, i) => {
    if (!(p[i] >= 0 && p[i] <= 1)) throw new RangeError(`p holds ${p[i]} at row ${i}, not in 0..1`);
    const cancer = (p[i] * poolPrevalence) / trainPrevalence;
    const normal = ((1 - p[i]) * (1 - poolPrevalence)) / (1 - trainPrevalence);
    // A row certain of one class in a pool without that class: the certainty contradicts the pool, which decides.
    return cancer + normal === 0 ? poolPrevalence : cancer / (cancer + normal);
  });
}
