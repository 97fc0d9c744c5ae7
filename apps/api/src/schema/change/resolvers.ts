import { listChanges } from "@brainscan/db/queries/changes";
import type { Resolvers } from "../../generated/resolvers.ts";
import { decodeCursor, encodeCursor, pageSize } from "../../graphql/cursor.ts";
import { changeCursor } from "./mappers.ts";

export const changeResolvers: Resolvers = {
  Query: {
    async changes(_root, { first, after }, { app }) {
      const size = pageSize(first);
      const beyond = decodeCursor(after, changeCursor);
      const rows = await listChanges(app.database.orm, { limit: size + 1, beyond, order: "NEWEST" });
      const edges = rows.slice(0, size).map((node) => ({ node, cursor: encodeCursor(node.position) }));
      return {
        edges,
        pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null },
      };
    },
  },
  Change: {
    arguments: ({ args }) => args,
  },
};
