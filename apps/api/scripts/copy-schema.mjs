// tsc leaves what is not TypeScript: the GraphQL files go beside the built resolvers. The cells of notebooks are handed out
// as they are written: they go beside the code that runs them.
import { cpSync } from "node:fs";
import { join, sep } from "node:path";

const root = join(import.meta.dirname, "..");
cpSync(join(root, "src", "schema"), join(root, "dist", "schema"), {
  recursive: true,
  filter: (path) => !path.endsWith(".ts"),
});
const notebooks = join("deliverables", "notebooks");
cpSync(join(root, "src", notebooks), join(root, "dist", notebooks), {
  recursive: true,
  filter: (path) => !path.includes(".", path.lastIndexOf(sep)) || /[\\/]cells\.(ts|py)$/.test(path),
});
