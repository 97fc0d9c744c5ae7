const LEVELS = 65536;

/** Sample value below which a fraction of the samples lies (nearest rank, from the histogram). */
function percentile(histogram: Uint32Array, n: number, fraction: number): number {
  const rank = Math.min(n - 1, Math.floor(fraction * n));
  let seen = 0;
  for (let level = 0; level < LEVELS; level++) {
    seen += histogram[level];
    if (seen > rank) return level;
  }
  return LEVELS - 1;
}

/** Map 16-bit samples to 8 bits, linearly between their 0.5 and 99.5 percentiles (all channels together).
 *  Twelve-bit scanners leave the upper sixteenth of the range alone in use: taking the high byte would turn them black.
 *  Where more than 99 % of the samples are equal the window is the whole range found; a constant image gives 0. O(n) */
export function windowLevels(samples: Uint16Array): Uint8Array {
  const histogram = new Uint32Array(LEVELS);
  for (let i = 0; i < samples.length; i++) histogram[samples[i]]++;
  let low = percentile(histogram, samples.length, 0.005);
  let high = percentile(histogram, samples.length, 0.995);
  if (high === low) {
    low = percentile(histogram, samples.length, 0);
    high = percentile(histogram, samples.length, 1);
  }
  const table = new Uint8Array(LEVELS);
  const scale = high > low ? 255 / (high - low) : 0;
  for (let level = 0; level < LEVELS; level++)
    table[level] = Math.max(0, Math.min(255, Math.round((level - low) * scale)));
  const levels = new Uint8Array(samples.length);
  for (let i = 0; i < samples.length; i++) levels[i] = table[samples[i]];
  return levels;
}
