/** X X^T of an n x d matrix, by the definition. */
export function gramOfRows(x: Float64Array, n: number, d: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n) * d, (at % n) * d];
    let sum = 0;
    for (let t = 0; t < d; t++) sum += x[i + t] * x[j + t];
    return sum;
  });
}

/** Squared distances of the row of `query` that starts at `row` to every row of `references`, by differences. */
export function plainSquaredDistances(query: Float64Array, row: number, references: Float64Array, cols: number) {
  return Float64Array.from({ length: references.length / cols }, (_, j) => {
    let sum = 0;
    for (let t = 0; t < cols; t++) sum += (query[row + t] - references[j * cols + t]) ** 2;
    return sum;
  });
}
