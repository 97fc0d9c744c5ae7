import type { ListedZip, ListZipInput } from "../import/list-zip.ts";
import type { DescribedImage } from "../import/read-image.ts";
import type { ReadTablesInput, Tables } from "../import/tables-of-files.ts";
import type { MatchOutsideInput } from "../outside/match-table.ts";
import type { PreparedOutside } from "../outside/prepare-outside.ts";
import type { ImageView } from "../storage/image-view.ts";

/** What a task may tell on its way: which file it has in hand, how many things it has seen. */
export type ParseTools = { reading(name: string): void; progress(n: number): void };

type Run<Input, Output> = (input: Input, tools: ParseTools) => Promise<Output> | Output;

/** Everything that reads bytes of which nothing is known yet: plain data in, plain data out. Each is loaded when it is asked for,
 *  so that a thread that lists an archive need not load a decoder of images. */
export const parseTasks = {
  listZip: async (input: ListZipInput, tools: ParseTools): Promise<ListedZip> =>
    (await import("../import/list-zip.ts")).listZip(input, tools),
  readTables: async (input: ReadTablesInput, tools: ParseTools): Promise<Tables> =>
    (await import("../import/tables-of-files.ts")).tablesOfFiles(input, tools),
  readOutside: async (input: MatchOutsideInput): Promise<PreparedOutside> =>
    (await import("../outside/match-table.ts")).matchTable(input),
  checkOutside: async ({ path }: { path: string }): Promise<void> => {
    await (await import("../outside/read-outside-table.ts")).readOutsideTable(path);
  },
  architecture: async ({ path, bytes }: { path: string; bytes: Uint8Array }): Promise<string> =>
    (await import("../weights/architecture-of.ts")).architectureOf(path, bytes),
  describeImage: async ({ path, bytes }: { path: string; bytes: Uint8Array }): Promise<DescribedImage> =>
    (await import("../import/read-image.ts")).describeHere(path, bytes),
  viewImage: async ({ bytes, view }: { bytes: Uint8Array; view: ImageView }): Promise<Uint8Array> =>
    (await import("../storage/image-view.ts")).viewHere(bytes, view),
} satisfies Record<string, Run<never, unknown>>;

export type ParseTask = keyof typeof parseTasks;
export type ParseInput<Task extends ParseTask> = Parameters<(typeof parseTasks)[Task]>[0];
export type ParseOutput<Task extends ParseTask> = Awaited<ReturnType<(typeof parseTasks)[Task]>>;
