import { createCellRunner, type RanCell } from "./cell-runner.ts";

export type CellRequest = { cells: { id: string; source: string }[] };
/** One a cell, in order; none after the first that failed. */
export type CellMessage = RanCell & { id: string };

const run = createCellRunner();

process.once("message", async ({ cells }: CellRequest) => {
  const tell = (message: CellMessage) => new Promise((done) => process.send?.(message, undefined, undefined, done));
  for (const [at, { id, source }] of cells.entries()) {
    const ran = await run(id, source, at + 1);
    await tell({ id, ...ran });
    if (ran.failed) break;
  }
  process.disconnect();
});
