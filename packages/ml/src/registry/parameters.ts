import { z } from "zod";
import { ParameterError } from "./parameter-error.ts";

/** A flat object of numbers, booleans and choices, each with a default and a description. A number may also accept
 *  words: `z.union([z.number(), z.literal("auto")])`. */
export type ParameterSchema = z.ZodObject;

/** One parameter, with what a form needs.
 *  A "number" or "integer" with `choices` also accepts those words in place of a number. */
export type ParameterDefinition = {
  name: string;
  type: "number" | "integer" | "boolean" | "choice";
  default: number | boolean | string;
  minimum?: number;
  maximum?: number;
  choices?: string[];
  description: string;
};

type JsonProperty = {
  type?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  enum?: string[];
  const?: string;
  anyOf?: JsonProperty[];
  default?: number | boolean | string;
  description?: string;
};

const described = new WeakMap<ParameterSchema, ParameterDefinition[]>();

/** What a form, the API and the documentation show of a schema; the schema is the one definition.
 *  @throws TypeError for a parameter without a default or a description, or of a type no form has */
export function describeParameters(schema: ParameterSchema): ParameterDefinition[] {
  const known = described.get(schema);
  if (known) return known;
  const { properties = {} } = z.toJSONSchema(schema, { io: "input" });
  // JSON Schema's own type allows far more than our flat objects hold.
  const definitions = Object.entries(properties as Record<string, JsonProperty>).map(([name, property]) =>
    describe(name, property),
  );
  described.set(schema, definitions);
  return definitions;
}

function describe(name: string, property: JsonProperty): ParameterDefinition {
  const forms = property.anyOf ?? [property];
  const number = forms.find(({ type }) => type === "number" || type === "integer");
  const words = forms.flatMap((form) => form.enum ?? (form.const === undefined ? [] : [form.const]));
  const type = number?.type ?? (words.length > 0 ? "choice" : property.type);
  const { default: fallback, description } = property;
  if (fallback === undefined || !description) throw new TypeError(`${name} needs a default and a description`);
  if (type !== "number" && type !== "integer" && type !== "boolean" && type !== "choice")
    throw new TypeError(`${name} is a ${type}, which no form has`);
  const minimum = number?.minimum ?? number?.exclusiveMinimum;
  const maximum = number?.maximum ?? number?.exclusiveMaximum;
  return {
    name,
    type,
    default: fallback,
    ...(isBound(minimum) ? { minimum } : {}),
    ...(isBound(maximum) ? { maximum } : {}),
    ...(words.length > 0 ? { choices: words } : {}),
    description,
  };
}

/** JSON Schema writes an integer's own limits where no bound was given. */
function isBound(bound: number | undefined): boolean {
  return bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
}

/** Every parameter of the schema: the given value, or (left out, or null) the default.
 *  @throws ParameterError naming the field and the value that are not accepted */
export function parseParameters<Schema extends ParameterSchema>(
  schema: Schema,
  given: Readonly<Record<string, unknown>>,
): z.output<Schema> {
  const definitions = describeParameters(schema);
  for (const [field, value] of Object.entries(given)) {
    if (definitions.some(({ name }) => name === field)) continue;
    const known = definitions.map(({ name }) => name).join(", ");
    throw new ParameterError("UNKNOWN_PARAMETER", field, value, `the parameters are ${known || "none"}`);
  }
  const filled = Object.fromEntries(
    definitions.map((definition) => [definition.name, accept(definition, given[definition.name])]),
  );
  const parsed = schema.safeParse(filled);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new ParameterError("OUT_OF_RANGE", path.join("."), filled[String(path[0])], message);
}

function accept(definition: ParameterDefinition, value: unknown): number | boolean | string {
  const { name, type, choices, minimum = -Infinity, maximum = Infinity } = definition;
  if (value === undefined || value === null) return definition.default;
  const words = choices?.join(", ");
  if (typeof value === "string" && choices?.includes(value)) return value;
  if (type === "choice") throw new ParameterError("NOT_A_CHOICE", name, value, `it must be one of ${words}`);
  if (type === "boolean") {
    if (typeof value === "boolean") return value;
    throw new ParameterError("WRONG_TYPE", name, value, "it must be true or false");
  }
  const kind = `${type === "integer" ? "a whole number" : "a number"}${words ? ` or ${words}` : ""}`;
  if (typeof value !== "number" || !Number.isFinite(value) || (type === "integer" && !Number.isInteger(value)))
    throw new ParameterError("WRONG_TYPE", name, value, `it must be ${kind}`);
  if (value < minimum || value > maximum)
    throw new ParameterError("OUT_OF_RANGE", name, value, `it must be ${kind} from ${minimum} to ${maximum}`);
  return value;
}
