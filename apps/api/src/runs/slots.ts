/** How much of what computes goes on in this process: runs, less those that wait for their shards, and shards. */
export type Slots = {
  begin(): void;
  end(): void;
  /** Resolves once there is room for one more, at once when the signal is aborted. */
  room(signal: AbortSignal): Promise<void>;
};

export function openSlots(max: number): Slots {
  let busy = 0;
  const waiting = new Set<() => void>();
  return {
    begin() {
      busy++;
    },
    end() {
      busy--;
      for (const look of waiting) look();
    },
    room(signal) {
      return new Promise((resolve) => {
        const look = () => {
          if (busy >= max && !signal.aborted) return;
          waiting.delete(look);
          signal.removeEventListener("abort", look);
          resolve();
        };
        waiting.add(look);
        signal.addEventListener("abort", look);
        look();
      });
    },
  };
}
