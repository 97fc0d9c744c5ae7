// tsc leaves what is not TypeScript: the GraphQL files go beside the built resolvers.
import { cpSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
cpSync(join(root, "src", "schema"), join(root, "dist", "schema"), {
  recursive: true,
  filter: (path) => !path.endsWith(".ts"),
});
