import {
  type ASTVisitor,
  BREAK,
  type DocumentNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type ValueNode,
  visit,
} from "graphql";
import type { NoticeCode } from "../messages/catalogue.ts";
import type { MessageParams } from "../messages/message.ts";
import { UserProblem, userProblem } from "../messages/user-problem.ts";
import { PAGE_SIZE_MAX } from "./cursor.ts";

/** Far above what a page or a notebook asks, far below what would burden the server. */
export const REQUEST_LIMITS = {
  aliases: 100,
  directives: 50,
  /** Changes of one request, which run one after the other. */
  changes: 10,
  /** Items of any list that a request gives: ids of images above all. */
  listItems: 10_000,
  /** Values of all variables together. */
  values: 50_000,
  valueDepth: 32,
};

function refuse(code: NoticeCode, params: MessageParams): UserProblem {
  return userProblem(code, params);
}

/** Lists, depth and number of values of whatever JSON holds. A list of what is still to see, not a recursion: how deep it goes
 *  is the sender's choice.
 *  @throws UserProblem */
export function checkValues(root: unknown): void {
  const waiting: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value !== "object" || value === null) continue;
    const inside = Array.isArray(value) ? value : Object.values(value);
    if (Array.isArray(value) && value.length > REQUEST_LIMITS.listItems)
      throw refuse("INPUT_LIST_TOO_LONG", { given: value.length, max: REQUEST_LIMITS.listItems });
    seen += inside.length;
    if (seen > REQUEST_LIMITS.values) throw refuse("INPUT_TOO_MANY_VALUES", { max: REQUEST_LIMITS.values });
    if (depth > REQUEST_LIMITS.valueDepth) throw refuse("INPUT_TOO_DEEP", { max: REQUEST_LIMITS.valueDepth });
    for (const item of inside) waiting.push({ value: item, depth: depth + 1 });
  }
}

/** A page size, wherever one is asked for and whether or not its resolver looks. */
function checkFirst(value: ValueNode, variables: Readonly<Record<string, unknown>>): void {
  const given =
    value.kind === Kind.VARIABLE ? variables[value.name.value] : "value" in value ? Number(value.value) : null;
  if (typeof given === "number" && !(given >= 1 && given <= PAGE_SIZE_MAX))
    throw refuse("PAGE_SIZE_INVALID", { first: given, max: PAGE_SIZE_MAX });
}

function countingVisitor(variables: Readonly<Record<string, unknown>>): ASTVisitor {
  const counts = { aliases: 0, directives: 0 };
  let depth = 0;
  const count = (what: keyof typeof counts) => counts[what]++;
  const enter = () => {
    if (++depth > REQUEST_LIMITS.valueDepth) throw refuse("INPUT_TOO_DEEP", { max: REQUEST_LIMITS.valueDepth });
  };
  const leave = () => {
    depth--;
  };
  return {
    Field: ({ alias }) => {
      if (alias) count("aliases");
    },
    Directive: () => {
      count("directives");
    },
    Argument: ({ name, value }) => {
      if (name.value === "first") checkFirst(value, variables);
    },
    OperationDefinition: ({ operation, selectionSet }) => {
      const given = selectionSet.selections.length;
      if (operation === OperationTypeNode.MUTATION && given > REQUEST_LIMITS.changes)
        throw refuse("QUERY_CHANGES", { given, max: REQUEST_LIMITS.changes });
    },
    ListValue: {
      enter(node) {
        if (node.values.length > REQUEST_LIMITS.listItems)
          throw refuse("INPUT_LIST_TOO_LONG", { given: node.values.length, max: REQUEST_LIMITS.listItems });
        enter();
      },
      leave,
    },
    ObjectValue: { enter, leave },
    Document: {
      leave() {
        const { aliases, directives } = REQUEST_LIMITS;
        if (counts.aliases > aliases) throw refuse("QUERY_ALIASES", { given: counts.aliases, max: aliases });
        if (counts.directives > directives)
          throw refuse("QUERY_DIRECTIVES", { given: counts.directives, max: directives });
        return BREAK;
      },
    },
  };
}

/** What a request asks too much of, beside depth and cost, looked at before any of it runs and whatever its fields would do.
 *  O(length of the request).
 *  @returns null when nothing */
export function requestProblem(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): GraphQLError | null {
  try {
    checkValues(variables ?? {});
    visit(document, countingVisitor(variables ?? {}));
    return null;
  } catch (problem) {
    if (!(problem instanceof UserProblem)) throw problem;
    return new GraphQLError(problem.message, { originalError: problem, extensions: { http: { status: 400 } } });
  }
}
