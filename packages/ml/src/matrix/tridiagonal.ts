/** A symmetric matrix as T = Q^T A Q. */
export type Tridiagonal = {
  /** n */
  diagonal: Float64Array;
  /** n: entry i stands between i - 1 and i; entry 0 is 0. */
  offDiagonal: Float64Array;
  /** n x n: row i holds its Householder vector in the first i entries. */
  reflectors: Float64Array;
  /** n: half the squared length of each vector, 0 where nothing had to be reflected. */
  halfLengthsSq: Float64Array;
};

/** Householder's reduction of a symmetric n x n matrix (row-major; its lower triangle is read). Every inner loop walks
 *  along a row of the lower triangle. O(4 n^3 / 3), deterministic. Martin, Reinsch and Wilkinson 1968 (tred1). */
export function tridiagonalise(matrix: Float64Array, n: number): Tridiagonal {
  const a = Float64Array.from(matrix);
  const diagonal = new Float64Array(n);
  const offDiagonal = new Float64Array(n);
  const halfLengthsSq = new Float64Array(n);
  const product = new Float64Array(n);
  for (let i = n - 1; i > 0; i--) {
    const u = a.subarray(i * n, i * n + i);
    let scale = 0;
    for (let k = 0; k < i - 1; k++) scale += Math.abs(u[k]);
    diagonal[i] = a[i * n + i];
    if (scale === 0) {
      offDiagonal[i] = u[i - 1];
      continue;
    }
    scale += Math.abs(u[i - 1]);
    let lengthSq = 0;
    for (let k = 0; k < i; k++) {
      u[k] /= scale;
      lengthSq += u[k] * u[k];
    }
    const last = u[i - 1];
    const root = last > 0 ? -Math.sqrt(lengthSq) : Math.sqrt(lengthSq);
    offDiagonal[i] = scale * root;
    u[i - 1] = last - root;
    const half = lengthSq - last * root;
    halfLengthsSq[i] = half;
    reflectBothSides(a, n, i, u, half, product);
  }
  if (n > 0) diagonal[0] = a[0];
  return { diagonal, offDiagonal, reflectors: a, halfLengthsSq };
}

/** The leading i x i block becomes H A H with H = I - u u^T / half. */
function reflectBothSides(
  a: Float64Array,
  n: number,
  i: number,
  u: Float64Array,
  half: number,
  product: Float64Array,
): void {
  product.fill(0, 0, i);
  for (let j = 0; j < i; j++) {
    const row = j * n;
    const weight = u[j];
    let sum = a[row + j] * weight;
    for (let k = 0; k < j; k++) {
      const value = a[row + k];
      sum += value * u[k];
      product[k] += value * weight;
    }
    product[j] += sum;
  }
  let inner = 0;
  for (let j = 0; j < i; j++) {
    product[j] /= half;
    inner += product[j] * u[j];
  }
  const shift = inner / (2 * half);
  for (let j = 0; j < i; j++) product[j] -= shift * u[j];
  for (let j = 0; j < i; j++) {
    const row = j * n;
    const f = u[j];
    const g = product[j];
    for (let k = 0; k <= j; k++) a[row + k] -= f * product[k] + g * u[k];
  }
}

/** Turns eigenvectors of T into those of A, in place: `vectors` holds `count` of them as rows of n. O(2 n^2 count). */
export function reflectBack({ reflectors, halfLengthsSq }: Tridiagonal, vectors: Float64Array, count: number): void {
  const n = halfLengthsSq.length;
  let c = 0;
  // Four sums at once: each alone would wait for its last addition.
  for (; c + 4 <= count; c += 4) {
    const r0 = c * n;
    const r1 = r0 + n;
    const r2 = r1 + n;
    const r3 = r2 + n;
    for (let i = 1; i < n; i++) {
      const half = halfLengthsSq[i];
      if (half === 0) continue;
      const u = i * n;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let k = 0; k < i; k++) {
        const weight = reflectors[u + k];
        s0 += weight * vectors[r0 + k];
        s1 += weight * vectors[r1 + k];
        s2 += weight * vectors[r2 + k];
        s3 += weight * vectors[r3 + k];
      }
      s0 /= half;
      s1 /= half;
      s2 /= half;
      s3 /= half;
      for (let k = 0; k < i; k++) {
        const weight = reflectors[u + k];
        vectors[r0 + k] -= s0 * weight;
        vectors[r1 + k] -= s1 * weight;
        vectors[r2 + k] -= s2 * weight;
        vectors[r3 + k] -= s3 * weight;
      }
    }
  }
  for (; c < count; c++) {
    const row = c * n;
    for (let i = 1; i < n; i++) {
      if (halfLengthsSq[i] === 0) continue;
      const u = i * n;
      let sum = 0;
      for (let k = 0; k < i; k++) sum += reflectors[u + k] * vectors[row + k];
      sum /= halfLengthsSq[i];
      for (let k = 0; k < i; k++) vectors[row + k] -= sum * reflectors[u + k];
    }
  }
}
