/** Replaces the lower triangle of a symmetric positive definite n x n matrix by L, where L L^T is that matrix.
 *  @throws RangeError when a pivot is not positive. O(n^3 / 3). */
export function choleskyInPlace(a: Float64Array, n: number): void {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = a[i * n + j];
      for (let t = 0; t < j; t++) sum -= a[i * n + t] * a[j * n + t];
      if (i === j) {
        if (!(sum > 0)) throw new RangeError(`the matrix is not positive definite: pivot ${sum} at ${j}`);
        a[j * n + j] = Math.sqrt(sum);
      } else {
        a[i * n + j] = sum / a[j * n + j];
      }
    }
  }
}

/** Solves L L^T x = b for x, where `l` comes from `choleskyInPlace`. */
export function choleskySolve(l: Float64Array, n: number, b: Float64Array): Float64Array {
  const x = b.slice();
  for (let i = 0; i < n; i++) {
    let sum = x[i];
    for (let t = 0; t < i; t++) sum -= l[i * n + t] * x[t];
    x[i] = sum / l[i * n + i];
  }
  // What each entry found takes from those before it, along its row: columns would be walked n entries apart.
  for (let i = n - 1; i >= 0; i--) {
    x[i] /= l[i * n + i];
    for (let t = 0; t < i; t++) x[t] -= l[i * n + t] * x[i];
  }
  return x;
}
