import { ParameterError } from "./parameter-error.ts";

export type MethodFamily = "SUPERVISED" | "SEMI_SUPERVISED";

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

export type MethodDefinition = {
  id: string;
  name: string;
  family: MethodFamily;
  description: string;
  parameters: ParameterDefinition[];
  /** When two methods cannot be told apart the lower rank is preferred: 1 is the simplest. */
  complexityRank: number;
  /** What is fitted inside each fold, on its training rows alone, in order. */
  fittedInsideFold: string[];
};

export const METHODS: MethodDefinition[] = [
  {
    id: "logisticRegression",
    name: "Logistic regression",
    family: "SUPERVISED",
    description:
      "Linear classifier on standardised features with an L2 penalty, trained on the labelled images alone. Its probabilities are used as they are, not recalibrated.",
    parameters: [
      {
        name: "C",
        type: "number",
        default: "auto",
        minimum: 1e-6,
        maximum: 1e6,
        choices: ["auto"],
        description:
          "Inverse strength of the penalty. auto takes, from 0.0001, 0.001, 0.01, 0.1, 1 and 10, the one with the lowest log loss in a grouped cross-validation inside the training rows.",
      },
      {
        name: "classWeight",
        type: "choice",
        default: "none",
        choices: ["none", "balanced"],
        description: "balanced gives both classes the same total weight, whatever their numbers.",
      },
    ],
    complexityRank: 1,
    fittedInsideFold: ["scaler", "C", "classifier"],
  },
  {
    id: "labelSpreading",
    name: "Label spreading",
    family: "SEMI_SUPERVISED",
    description:
      "Spreads the labels over a graph that joins each image, labelled or not, to its nearest neighbours on standardised features (Zhou et al. 2004).",
    parameters: [
      {
        name: "nNeighbors",
        type: "integer",
        default: 7,
        minimum: 2,
        maximum: 100,
        description: "Neighbours of each image in the graph; an image counts among its own.",
      },
      {
        name: "alpha",
        type: "number",
        default: 0.2,
        minimum: 0.001,
        maximum: 0.999,
        description: "Share of its information that an image takes from its neighbours rather than from its own label.",
      },
      { name: "maxIter", type: "integer", default: 30, minimum: 1, maximum: 10000, description: "Most iterations." },
      {
        name: "tol",
        type: "number",
        default: 1e-3,
        minimum: 1e-12,
        maximum: 1,
        description: "The iterations stop when the labels' total change is below this.",
      },
    ],
    complexityRank: 2,
    fittedInsideFold: ["scaler", "graph", "propagation"],
  },
];

/** @throws ParameterError UNKNOWN_METHOD */
export function findMethod(methodId: string): MethodDefinition {
  const method = METHODS.find(({ id }) => id === methodId);
  if (method) return method;
  const known = METHODS.map(({ id }) => id).join(", ");
  throw new ParameterError("UNKNOWN_METHOD", "method", methodId, `it must be one of ${known}`);
}

/** Every parameter of the method: the given value, or the default.
 *  @throws ParameterError naming the field and the value that the method does not accept */
export function parseParameters(
  methodId: string,
  given: Readonly<Record<string, unknown>>,
): Record<string, number | boolean | string> {
  const { parameters } = findMethod(methodId);
  for (const [field, value] of Object.entries(given)) {
    if (parameters.some(({ name }) => name === field)) continue;
    const known = parameters.map(({ name }) => name).join(", ");
    throw new ParameterError("UNKNOWN_PARAMETER", field, value, `${methodId} has the parameters ${known}`);
  }
  return Object.fromEntries(
    parameters.map((definition) => {
      const value = given[definition.name];
      return [definition.name, value === undefined || value === null ? definition.default : parse(definition, value)];
    }),
  );
}

function parse(definition: ParameterDefinition, value: unknown): number | boolean | string {
  const { name, type, choices, minimum = -Infinity, maximum = Infinity } = definition;
  const words = choices?.join(", ");
  if (typeof value === "string" && choices?.includes(value)) return value;
  if (type === "choice") throw new ParameterError("NOT_A_CHOICE", name, value, `it must be one of ${words}`);
  if (type === "boolean") {
    if (typeof value === "boolean") return value;
    throw new ParameterError("WRONG_TYPE", name, value, "it must be true or false");
  }
  const kind = `${type === "integer" ? "a whole number" : "a number"}${words ? ` or ${words}` : ""}`;
  if (typeof value !== "number" || !Number.isFinite(value) || (type === "integer" && !Number.isInteger(value))) {
    throw new ParameterError("WRONG_TYPE", name, value, `it must be ${kind}`);
  }
  if (value < minimum || value > maximum) {
    throw new ParameterError("OUT_OF_RANGE", name, value, `it must be ${kind} from ${minimum} to ${maximum}`);
  }
  return value;
}
