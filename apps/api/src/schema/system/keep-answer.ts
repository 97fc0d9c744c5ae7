/** Ask once, and answer everyone with that; a failure is told to those who wait for it and asked again by the next. */
export function keepAnswer<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let kept: Promise<Answer> | undefined;
  return () => {
    kept ??= ask().catch((problem: unknown) => {
      kept = undefined;
      throw problem;
    });
    return kept;
  };
}
