import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getDirectiveValues,
  OperationTypeNode,
} from "graphql";
import { recordChange, recordRefusal } from "../changes/record-change.ts";
import type { Context } from "../graphql/context.ts";
import { errorOf } from "./access-error.ts";
import { type Access, refusalOf } from "./refusal.ts";
import type { Role } from "./viewer.ts";

type RootField = GraphQLField<unknown, Context>;
type Resolver = GraphQLFieldResolver<unknown, Context>;

/** Put the rule of `@access` before every field of Query, Mutation and Subscription, and the log of changes around every
 *  mutation. A field is asked for only through these, so that no resolver has to remember either.
 *  @throws Error naming the field that has no rule */
export function guardRootFields(schema: GraphQLSchema): GraphQLSchema {
  for (const operation of Object.values(OperationTypeNode)) {
    const fields = Object.values(schema.getRootType(operation)?.getFields() ?? {}) as RootField[];
    for (const field of fields) guardField(schema, operation, field);
  }
  return schema;
}

/** What a root field asks of whoever wants it. */
export function accessOf(schema: GraphQLSchema, operation: OperationTypeNode, field: RootField): Access {
  const directive = schema.getDirective("access");
  const values = directive && field.astNode && getDirectiveValues(directive, field.astNode);
  if (!values)
    throw new Error(`${operation} ${field.name} has no @access rule: say in the schema which role may ask for it`);
  return { role: values.role as Role, writes: operation === OperationTypeNode.MUTATION };
}

function guardField(schema: GraphQLSchema, operation: OperationTypeNode, field: RootField): void {
  const access = accessOf(schema, operation, field);
  const { resolve = defaultFieldResolver, subscribe } = field;
  if (operation === OperationTypeNode.MUTATION) field.resolve = recorded(field.name, access, resolve);
  else if (operation === OperationTypeNode.QUERY) field.resolve = guarded(access, resolve);
  else if (subscribe) field.subscribe = guarded(access, subscribe);
  else throw new Error(`subscription ${field.name} has nothing to subscribe to`);
}

function guarded(access: Access, resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const refusal = refusalOf(context.viewer, access);
    if (refusal) throw errorOf(refusal, context.language);
    return resolve(source, args, context, info);
  };
}

function recorded(name: string, access: Access, resolve: Resolver): Resolver {
  return async (source, args, context, info) => {
    const { viewer, app, language } = context;
    const db = app.database.orm;
    const refusal = refusalOf(viewer, access);
    if (refusal) {
      // Whoever is not known could fill the log.
      if (viewer) await recordRefusal(db, { action: name, args, by: viewer, code: refusal.code });
      throw errorOf(refusal, language);
    }
    if (!viewer) throw new Error("nobody known was let through");
    return recordChange(db, { action: name, args, by: viewer }, async () => resolve(source, args, context, info));
  };
}
