import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { symmetricEigen } from "../../matrix/symmetric-eigen.ts";

const RANK_TOLERANCE = 1e-12;

/** Clusters read off an embedding without draws (Damle, Minden and Ying 2019), as scikit-learn's cluster_qr: k rows far
 *  from each other's span are chosen by QR with pivoting, the embedding is turned so that those rows lie as near to the
 *  axes as can be, and each row belongs to the axis that it is nearest to.
 *  @param embedding  n x k
 *  @returns n: 0..k-1; a tie goes to the lowest. O(n k^2 + k^3), deterministic. */
export function clusterQr(embedding: DoubleMatrix): Int32Array {
  const { data, rows: n, cols: k } = embedding;
  const chosen = pivotRows(embedding);
  const turn = polarFactor(
    Float64Array.from({ length: k * k }, (_, at) => data[chosen[at % k] * k + Math.floor(at / k)]),
    k,
  );
  return Int32Array.from({ length: n }, (_, i) => {
    let best = 0;
    let largest = -1;
    for (let c = 0; c < k; c++) {
      let along = 0;
      for (let j = 0; j < k; j++) along += data[i * k + j] * turn[j * k + c];
      if (Math.abs(along) > largest) {
        largest = Math.abs(along);
        best = c;
      }
    }
    return best;
  });
}

/** The rows that QR with column pivoting of the transpose takes first: each the farthest from the span of those before. */
function pivotRows({ data, rows: n, cols: k }: DoubleMatrix): Int32Array {
  const left = Float64Array.from(data);
  const chosen = new Int32Array(k);
  for (let step = 0; step < k; step++) {
    let longest = -1;
    for (let i = 0; i < n; i++) {
      let length = 0;
      for (let j = 0; j < k; j++) length += left[i * k + j] ** 2;
      if (length > longest && !chosen.subarray(0, step).includes(i)) {
        longest = length;
        chosen[step] = i;
      }
    }
    const pivot = left.slice(chosen[step] * k, (chosen[step] + 1) * k);
    if (longest === 0) continue;
    for (let i = 0; i < n; i++) {
      let along = 0;
      for (let j = 0; j < k; j++) along += left[i * k + j] * pivot[j];
      for (let j = 0; j < k; j++) left[i * k + j] -= (along / longest) * pivot[j];
    }
  }
  return chosen;
}

/** The orthogonal factor U V^T of a k x k matrix U S V^T; directions without length are left out. */
function polarFactor(matrix: Float64Array, k: number): Float64Array {
  const gram = new Float64Array(k * k);
  for (let t = 0; t < k; t++) {
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) gram[i * k + j] += matrix[t * k + i] * matrix[t * k + j];
  }
  const { values, vectors } = symmetricEigen(gram, k);
  const factor = new Float64Array(k * k);
  for (let c = 0; c < k && values[c] > RANK_TOLERANCE * values[0]; c++) {
    for (let i = 0; i < k; i++) {
      let along = 0;
      for (let j = 0; j < k; j++) along += matrix[i * k + j] * vectors[c * k + j];
      for (let j = 0; j < k; j++) factor[i * k + j] += (along / Math.sqrt(values[c])) * vectors[c * k + j];
    }
  }
  return factor;
}
