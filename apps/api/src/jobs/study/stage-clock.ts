/** Wall time of each stage, in the order they ended. */
export function stageClock() {
  const stages: { stage: string; durationMs: number }[] = [];
  let startedAt = performance.now();
  return {
    stages,
    lap(stage: string): void {
      const now = performance.now();
      stages.push({ stage, durationMs: Math.round(now - startedAt) });
      startedAt = now;
    },
  };
}
