/** The transpose of an n x d row-major matrix. */
export function transpose(x: Float64Array, n: number, d: number): Float64Array {
  const turned = new Float64Array(n * d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) turned[j * n + i] = x[i * d + j];
  return turned;
}
