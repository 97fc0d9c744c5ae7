/** A length of time cut into the two largest units that are not zero, for people.
 *  @param durationMs milliseconds, >= 0 */
export function splitDuration(durationMs: number): { hours: number; minutes: number; seconds: number } {
  const total = Math.max(0, Math.round(durationMs / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  return { hours, minutes, seconds: hours > 0 ? 0 : total % 60 };
}
