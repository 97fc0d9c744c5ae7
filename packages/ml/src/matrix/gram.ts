/** X X^T of an n x d row-major matrix, n x n row-major, in double. O(n^2 d / 2). */
export function gramOfRows(x: Float64Array, n: number, d: number): Float64Array {
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const a = i * d;
    let j = 0;
    for (; j + 4 <= i + 1; j += 4) {
      const b0 = j * d;
      const b1 = b0 + d;
      const b2 = b1 + d;
      const b3 = b2 + d;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let t = 0; t < d; t++) {
        const value = x[a + t];
        s0 += value * x[b0 + t];
        s1 += value * x[b1 + t];
        s2 += value * x[b2 + t];
        s3 += value * x[b3 + t];
      }
      gram[i * n + j] = s0;
      gram[i * n + j + 1] = s1;
      gram[i * n + j + 2] = s2;
      gram[i * n + j + 3] = s3;
    }
    for (; j <= i; j++) {
      let sum = 0;
      for (let t = 0; t < d; t++) sum += x[a + t] * x[j * d + t];
      gram[i * n + j] = sum;
    }
  }
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) gram[i * n + j] = gram[j * n + i];
  return gram;
}

/** The transpose of an n x d row-major matrix. */
export function transpose(x: Float64Array, n: number, d: number): Float64Array {
  const turned = new Float64Array(n * d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) turned[j * n + i] = x[i * d + j];
  return turned;
}
