/** Times of answers by what was asked, milliseconds. */
export function recordLatencies() {
  const byName = new Map();
  return {
    add(name, ms) {
      const times = byName.get(name);
      if (times) times.push(ms);
      else byName.set(name, [ms]);
    },
    summary() {
      const all = [...byName.values()].flat();
      return {
        all: quantiles(all),
        byOperation: Object.fromEntries([...byName].sort().map(([name, times]) => [name, quantiles(times)])),
      };
    },
  };
}

/** The smallest value that at least this share of the values does not exceed. */
export function quantile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

function quantiles(values) {
  const sorted = Float64Array.from(values).sort();
  const at = (share) => (sorted.length === 0 ? null : Math.round(quantile(sorted, share) * 10) / 10);
  return { n: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1) };
}
