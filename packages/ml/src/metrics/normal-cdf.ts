const SERIES_UP_TO = 3;
const TERMS_MAX = 400;

/** P(Z <= z) of a standard normal, with full relative precision in the lower tail: by the series of its integral near
 *  0 and by Laplace's continued fraction beyond 3. */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError("z is NaN");
  if (Math.abs(z) < SERIES_UP_TO) return 0.5 + density(z) * series(z);
  const tail = Math.abs(z) > 40 ? 0 : density(z) * millsRatio(Math.abs(z));
  return z < 0 ? tail : 1 - tail;
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** z + z^3 / 3 + z^5 / (3 5) + ... */
function series(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 3; Math.abs(term) > Math.abs(sum) * 1e-17 && k < TERMS_MAX; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return sum;
}

/** 1 / (z + 1 / (z + 2 / (z + ...))), from the inside out. */
function millsRatio(z: number): number {
  let fraction = z;
  for (let k = TERMS_MAX; k >= 1; k--) fraction = z + k / fraction;
  return 1 / fraction;
}
