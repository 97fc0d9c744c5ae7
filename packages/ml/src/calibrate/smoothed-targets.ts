/** Targets (n+ + 1) / (n+ + 2) for label 1 and 1 / (n- + 2) for label 0: what a uniform prior makes of the labels, so
 *  that a fit stays finite where the scores separate the classes. Platt 1999.
 *  @param labels  n: 0 or 1 */
export function smoothedTargets(labels: ArrayLike<number>): Float64Array {
  let positives = 0;
  for (let i = 0; i < labels.length; i++) positives += labels[i];
  const ofPositive = (positives + 1) / (positives + 2);
  const ofNegative = 1 / (labels.length - positives + 2);
  return Float64Array.from({ length: labels.length }, (_, i) => (labels[i] === 1 ? ofPositive : ofNegative));
}
