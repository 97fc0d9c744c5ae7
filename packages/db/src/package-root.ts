/** Folder of this package: `src/` and `dist/` both lie directly in it. */
export const packageRoot = new URL("../", import.meta.url);
