/** Points at which the curve is fitted, over three spreads. */
const POINTS = 300;
const STEPS_MAX = 500;
const TOLERANCE = 1e-12;

/** The a and b of 1 / (1 + a x^(2b)) nearest, in squares, to the membership that is wanted at distance x on the map:
 *  1 up to minDist, then falling as exp(-(x - minDist) / spread). Levenberg and Marquardt's method from a = b = 1, as
 *  umap-learn's find_ab_params.
 *  @throws RangeError when the fit does not settle */
export function fitCurve(spread: number, minDist: number): { a: number; b: number } {
  let fit = measure(1, 1, spread, minDist);
  let [a, b] = [1, 1];
  let damping = 1e-3;
  for (let step = 0; step < STEPS_MAX; step++) {
    const { aa, ab, bb, ga, gb } = fit;
    const [da, db] = [aa * (1 + damping), bb * (1 + damping)];
    const determinant = da * db - ab * ab;
    const stepA = (db * ga - ab * gb) / determinant;
    const stepB = (da * gb - ab * ga) / determinant;
    const tried = a + stepA > 0 ? measure(a + stepA, b + stepB, spread, minDist) : null;
    if (tried && tried.sum <= fit.sum) {
      const settled = Math.abs(stepA) <= TOLERANCE * a && Math.abs(stepB) <= TOLERANCE * Math.abs(b);
      [a, b, fit] = [a + stepA, b + stepB, tried];
      damping /= 10;
      if (settled) return { a, b };
    } else {
      damping *= 10;
      // Not even the shortest step down the slope helps any more.
      if (damping > 1e16) return { a, b };
    }
  }
  throw new RangeError(`no curve fits spread ${spread} with minDist ${minDist}`);
}

/** Sum of squares, and the products of its derivatives. */
function measure(a: number, b: number, spread: number, minDist: number) {
  let [sum, aa, ab, bb, ga, gb] = [0, 0, 0, 0, 0, 0];
  for (let t = 0; t < POINTS; t++) {
    const x = (3 * spread * t) / (POINTS - 1);
    const wanted = x < minDist ? 1 : Math.exp(-(x - minDist) / spread);
    const power = x > 0 ? x ** (2 * b) : 0;
    const value = 1 / (1 + a * power);
    const byA = -power * value * value;
    const byB = x > 0 ? -a * power * 2 * Math.log(x) * value * value : 0;
    const miss = wanted - value;
    sum += miss * miss;
    aa += byA * byA;
    ab += byA * byB;
    bb += byB * byB;
    ga += byA * miss;
    gb += byB * miss;
  }
  return { sum, aa, ab, bb, ga, gb };
}
