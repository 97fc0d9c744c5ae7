/** Nothing came of an image for so long that nothing will. */
export class Stalled extends Error {
  override readonly name = "Stalled";
  readonly seconds: number;

  constructor(limitMs: number) {
    super(`nothing came of it within ${limitMs / 1000} s`);
    this.seconds = limitMs / 1000;
  }
}

/** Its signal is aborted once nothing has been heard for so long. */
export type StallWatch = { signal: AbortSignal; heard(): void; stop(): void };

export function stallWatch(limitMs: number): StallWatch {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Stalled(limitMs)), limitMs);
  return {
    signal: controller.signal,
    heard: () => void timer.refresh(),
    stop: () => clearTimeout(timer),
  };
}
