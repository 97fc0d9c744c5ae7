import { GraphQLScalarType } from "graphql";
import type { Resolvers } from "../../generated/resolvers.ts";
import { renderNotice } from "../../messages/render-notice.ts";

const dateTime = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  description: "A moment in time, ISO 8601 in UTC.",
  serialize: (value) => {
    if (value instanceof Date) return value.toISOString();
    throw new TypeError(`DateTime needs a Date, got ${String(value)}`);
  },
});

export const rootResolvers: Resolvers = {
  DateTime: dateTime,
  Notice: {
    code: (notice) => notice.code,
    path: (notice) => notice.path ?? null,
    message: (notice, _args, { language }) => renderNotice(notice, language),
  },
  UserError: {
    code: ({ notice }) => notice.code,
    field: ({ field }) => [...field],
    message: ({ notice }, _args, { language }) => renderNotice(notice, language),
  },
};
