const ITERATIONS_MAX = 60;

/** All eigenvalues of a symmetric tridiagonal matrix by implicit QL (EISPACK tql2; Bowdler, Martin, Reinsch and
 *  Wilkinson 1968), in place: `d`, the diagonal, becomes the eigenvalues in no order; `e`, whose entry i stands between
 *  i - 1 and i, is lost.
 *  @param columns  n x n, its columns combined as the steps do: from the identity they become the eigenvectors
 *  O(n^2), and O(3 n^3) with vectors.
 *  @throws Error when it does not settle, which finite input has never made it do */
export function diagonalise(d: Float64Array, e: Float64Array, n: number, columns?: Float64Array): void {
  for (let i = 1; i < n; i++) e[i - 1] = e[i];
  if (n > 0) e[n - 1] = 0;
  // Near 1 no square under a root can overflow or vanish.
  let scale = 0;
  for (let i = 0; i < n; i++) scale = Math.max(scale, Math.abs(d[i]), Math.abs(e[i]));
  if (scale === 0) return;
  for (let i = 0; i < n; i++) {
    d[i] /= scale;
    e[i] /= scale;
  }
  const cosines = new Float64Array(n);
  const sines = new Float64Array(n);
  let f = 0;
  let largest = 0;
  for (let l = 0; l < n; l++) {
    largest = Math.max(largest, Math.abs(d[l]) + Math.abs(e[l]));
    let m = l;
    while (m < n - 1 && Math.abs(e[m]) > Number.EPSILON * largest) m++;
    for (let iteration = 0; m > l && Math.abs(e[l]) > Number.EPSILON * largest; iteration++) {
      if (iteration === ITERATIONS_MAX)
        throw new Error(`eigenvalue ${l} of ${n} did not settle in ${ITERATIONS_MAX} steps`);
      let g = d[l];
      let p = (d[l + 1] - g) / (2 * e[l]);
      let r = Math.hypot(p, 1);
      if (p < 0) r = -r;
      d[l] = e[l] / (p + r);
      d[l + 1] = e[l] * (p + r);
      const next = d[l + 1];
      let h = g - d[l];
      for (let i = l + 2; i < n; i++) d[i] -= h;
      f += h;
      p = d[m];
      let c = 1;
      let c2 = 1;
      let c3 = 1;
      const after = e[l + 1];
      let s = 0;
      let s2 = 0;
      for (let i = m - 1; i >= l; i--) {
        c3 = c2;
        c2 = c;
        s2 = s;
        g = c * e[i];
        h = c * p;
        r = Math.sqrt(p * p + e[i] * e[i]);
        e[i + 1] = s * r;
        s = e[i] / r;
        c = p / r;
        p = c * d[i] - s * g;
        d[i + 1] = h + s * (c * g + s * d[i]);
        cosines[i] = c;
        sines[i] = s;
      }
      p = (-s * s2 * c3 * after * e[l]) / next;
      e[l] = s * p;
      d[l] = c * p;
      if (columns) rotateColumns(columns, n, l, m, cosines, sines);
    }
    d[l] += f;
    e[l] = 0;
  }
  for (let i = 0; i < n; i++) d[i] *= scale;
}

/** The rotations of one sweep over columns m .. l. Along a row each needs only the value that the last one left, so four
 *  rows go at once to keep the processor busy while each waits for its own. */
function rotateColumns(
  v: Float64Array,
  n: number,
  l: number,
  m: number,
  cosines: Float64Array,
  sines: Float64Array,
): void {
  let k = 0;
  for (; k + 4 <= n; k += 4) {
    const r0 = k * n;
    const r1 = r0 + n;
    const r2 = r1 + n;
    const r3 = r2 + n;
    let a0 = v[r0 + m];
    let a1 = v[r1 + m];
    let a2 = v[r2 + m];
    let a3 = v[r3 + m];
    for (let i = m - 1; i >= l; i--) {
      const c = cosines[i];
      const s = sines[i];
      const b0 = v[r0 + i];
      const b1 = v[r1 + i];
      const b2 = v[r2 + i];
      const b3 = v[r3 + i];
      v[r0 + i + 1] = s * b0 + c * a0;
      v[r1 + i + 1] = s * b1 + c * a1;
      v[r2 + i + 1] = s * b2 + c * a2;
      v[r3 + i + 1] = s * b3 + c * a3;
      a0 = c * b0 - s * a0;
      a1 = c * b1 - s * a1;
      a2 = c * b2 - s * a2;
      a3 = c * b3 - s * a3;
    }
    v[r0 + l] = a0;
    v[r1 + l] = a1;
    v[r2 + l] = a2;
    v[r3 + l] = a3;
  }
  for (; k < n; k++) {
    const row = k * n;
    let carried = v[row + m];
    for (let i = m - 1; i >= l; i--) {
      const left = v[row + i];
      v[row + i + 1] = sines[i] * left + cosines[i] * carried;
      carried = cosines[i] * left - sines[i] * carried;
    }
    v[row + l] = carried;
  }
}
