import { GraphQLError } from "graphql";
import type { Language } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";
import type { Refusal } from "./refusal.ts";

/** A refusal as GraphQL tells it, in the reader's language. */
export function errorOf({ code, notice }: Refusal, language: Language): GraphQLError {
  return new GraphQLError(renderNotice(notice, language), { extensions: { code } });
}
