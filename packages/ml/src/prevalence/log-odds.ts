/** Scores beyond these odds (e^30 to 1) say no more than these odds, so that a score of exactly 0 or 1 stays finite. */
const LOG_ODDS_MAX = 30;

/** ln(p / (1 - p)), within -30..30. */
export function logOdds(p: number): number {
  return clipLogOdds(Math.log(p) - Math.log1p(-p));
}

export function clipLogOdds(value: number): number {
  return Math.max(-LOG_ODDS_MAX, Math.min(LOG_ODDS_MAX, value));
}
