/** Points of the plane summarised cell by cell, to be built anew for each move of the points. */
export type QuadTree = {
  /** @param points  n x 2 */
  build(points: Float64Array): void;
  /** Writes the Student-t repulsion of all points on each, sum_j q_ij^2 (y_i - y_j) with q_ij = 1 / (1 + |y_i - y_j|^2),
   *  into `forces`, n x 2, and returns sum_ij q_ij over i != j. A cell seen under less than `angle`, from wherever
   *  a small group of points lies, counts as one point. */
  repel(points: Float64Array, angle: number, forces: Float64Array): number;
};

const LEVELS = 16;
const BUCKETS = 256;
/** Most points that share one list of what they meet. */
const GROUP_MAX = 16;

/** Barnes and Hut's tree (1986). Points are sorted along the Z curve of a 2^16 grid; cells with one occupied quarter are
 *  skipped, points that share a grid cell share a leaf. Nodes stand depth first, each with the index of the next node
 *  outside it, so that a walk needs no stack. O(n log n) for each build and each repulsion. */
export function createQuadTree(n: number): QuadTree {
  const codes = new Uint32Array(n);
  const order = new Int32Array(n);
  const spareCodes = new Uint32Array(n);
  const spareOrder = new Int32Array(n);
  // A tree whose inner nodes have at least two children has fewer inner nodes than leaves.
  const x = new Float64Array(2 * n);
  const y = new Float64Array(2 * n);
  const mass = new Float64Array(2 * n);
  const widthSq = new Float64Array(2 * n);
  const after = new Int32Array(2 * n);
  const metX = new Float64Array(n);
  const metY = new Float64Array(n);
  const metMass = new Float64Array(n);
  let count = 0;

  function addNode(points: Float64Array, low: number, high: number, side: number): void {
    const node = count++;
    const differing = codes[low] ^ codes[high - 1];
    let sumX = 0;
    let sumY = 0;
    if (differing === 0) {
      for (let s = low; s < high; s++) {
        sumX += points[2 * order[s]];
        sumY += points[2 * order[s] + 1];
      }
      widthSq[node] = 0;
    } else {
      const level = Math.clz32(differing) >> 1;
      widthSq[node] = (side / 2 ** level) ** 2;
      const shift = 2 * (LEVELS - 1 - level);
      for (let from = low; from < high; ) {
        const child = count;
        const end = endOfQuarter(codes, from, high, shift);
        addNode(points, from, end, side);
        sumX += x[child] * mass[child];
        sumY += y[child] * mass[child];
        from = end;
      }
    }
    mass[node] = high - low;
    x[node] = sumX / mass[node];
    y[node] = sumY / mass[node];
    after[node] = count;
  }

  return {
    build(points) {
      const side = encode(points, codes, order);
      sortByCode(codes, order, spareCodes, spareOrder);
      count = 0;
      addNode(points, 0, n, side);
    },
    repel(points, angle, forces) {
      let total = 0;
      let from = 0;
      for (let node = 0; node < count; ) {
        if (mass[node] > GROUP_MAX && widthSq[node] > 0) {
          node++;
          continue;
        }
        const to = from + mass[node];
        const met = gather(points, from, to, angle * angle);
        for (let s = from; s < to; s++) total += repelOne(points, order[s], met, forces);
        from = to;
        node = after[node];
      }
      // Each point met itself, at q = 1 and with no force.
      return total - n;
    },
  };

  /** Lists what the points of one small cell meet: each other cell that is far enough from all of them, or a leaf. A
   *  walk for each point would spend most of its time on branches that the processor cannot foresee. */
  function gather(points: Float64Array, from: number, to: number, angleSq: number): number {
    let [lowX, highX, lowY, highY] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let s = from; s < to; s++) {
      const at = 2 * order[s];
      lowX = Math.min(lowX, points[at]);
      highX = Math.max(highX, points[at]);
      lowY = Math.min(lowY, points[at + 1]);
      highY = Math.max(highY, points[at + 1]);
    }
    let met = 0;
    for (let node = 0; node < count; ) {
      const dx = Math.max(0, lowX - x[node], x[node] - highX);
      const dy = Math.max(0, lowY - y[node], y[node] - highY);
      if (widthSq[node] <= angleSq * (dx * dx + dy * dy)) {
        metX[met] = x[node];
        metY[met] = y[node];
        metMass[met++] = mass[node];
        node = after[node];
      } else {
        node++;
      }
    }
    return met;
  }

  function repelOne(points: Float64Array, i: number, met: number, forces: Float64Array): number {
    const px = points[2 * i];
    const py = points[2 * i + 1];
    let total = 0;
    let fx = 0;
    let fy = 0;
    for (let at = 0; at < met; at++) {
      const dx = px - metX[at];
      const dy = py - metY[at];
      const q = 1 / (1 + dx * dx + dy * dy);
      const weight = metMass[at] * q;
      total += weight;
      fx += weight * q * dx;
      fy += weight * q * dy;
    }
    forces[2 * i] = fx;
    forces[2 * i + 1] = fy;
    return total;
  }
}

/** Z-curve codes of the points on a square grid around them. @returns the side of the square */
function encode(points: Float64Array, codes: Uint32Array, order: Int32Array): number {
  let [lowX, highX, lowY, highY] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    lowX = Math.min(lowX, points[at]);
    highX = Math.max(highX, points[at]);
    lowY = Math.min(lowY, points[at + 1]);
    highY = Math.max(highY, points[at + 1]);
  }
  const side = Math.max(highX - lowX, highY - lowY);
  const scale = side > 0 ? (2 ** LEVELS - 1) / side : 0;
  for (let i = 0; i < codes.length; i++) {
    const column = spreadBits((points[2 * i] - lowX) * scale);
    const row = spreadBits((points[2 * i + 1] - lowY) * scale);
    codes[i] = column | (row << 1);
    order[i] = i;
  }
  return side;
}

/** The low 16 bits with a gap after each. */
function spreadBits(value: number): number {
  let bits = value | 0;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** First position in (from, high) whose two bits at `shift` differ from those at `from`; the higher bits are alike. */
function endOfQuarter(codes: Uint32Array, from: number, high: number, shift: number): number {
  const quarter = codes[from] >>> shift;
  let low = from + 1;
  let top = high;
  while (low < top) {
    const middle = (low + top) >> 1;
    if (codes[middle] >>> shift === quarter) low = middle + 1;
    else top = middle;
  }
  return low;
}

/** Radix sort, four passes of eight bits: stable, so that equal codes keep the order of their points. */
function sortByCode(codes: Uint32Array, order: Int32Array, spareCodes: Uint32Array, spareOrder: Int32Array): void {
  const starts = new Int32Array(BUCKETS + 1);
  let [fromCodes, fromOrder, toCodes, toOrder] = [codes, order, spareCodes, spareOrder];
  for (let shift = 0; shift < 32; shift += 8) {
    starts.fill(0);
    for (const code of fromCodes) starts[((code >>> shift) & 255) + 1]++;
    for (let b = 0; b < BUCKETS; b++) starts[b + 1] += starts[b];
    for (let s = 0; s < fromCodes.length; s++) {
      const to = starts[(fromCodes[s] >>> shift) & 255]++;
      toCodes[to] = fromCodes[s];
      toOrder[to] = fromOrder[s];
    }
    [fromCodes, fromOrder, toCodes, toOrder] = [toCodes, toOrder, fromCodes, fromOrder];
  }
}
