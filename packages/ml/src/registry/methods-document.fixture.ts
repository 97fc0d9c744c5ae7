import type { Method, Task } from "./method.ts";
import { METHODS } from "./methods.ts";
import { describeParameters, type ParameterDefinition } from "./parameters.ts";

const TITLES: Record<Task, string> = {
  PROJECTION: "Projections",
  CLUSTERING: "Clustering",
  SUPERVISED: "Learned from labelled images",
  SEMI_SUPERVISED: "Learned from labelled and unlabelled images",
  CALIBRATION: "Calibration",
  PREVALENCE: "Prevalence",
};

const VIEWS = { NONE: "", SECOND: "a second view", AUGMENTED: "augmented views" };

/** The registry as a document: docs/methods.md. */
export function methodsDocument(): string {
  const tasks = Object.keys(TITLES).filter((task) => METHODS.some((method) => method.task === task)) as Task[];
  return [
    "# Methods",
    "",
    "Made from the registry (`packages/ml/src/registry/methods.ts`); a test fails when it is out of date. `startExperiment` takes those that learn from",
    "labels, by `id`; `methods` lists them all over GraphQL, in French too. Sizes: n images, d columns, k clusters or neighbours, c components or classes.",
    "What each is compared with: [parity](parity.md).",
    ...tasks.flatMap((task) => [
      "",
      `## ${TITLES[task]}`,
      ...METHODS.filter((each) => each.task === task).flatMap(section),
    ]),
    "",
  ].join("\n");
}

function section(method: Method): string[] {
  const { id, name, description, source, needs, cost, parameters } = method;
  const needed = [
    needs.labels ? "labels" : "",
    needs.unlabelled ? "unlabelled images" : "",
    VIEWS[needs.views],
    needs.distance ? "a distance" : "",
  ].filter(Boolean);
  const limit = cost.rowsMax === null ? "" : `, for at most ${cost.rowsMax.toLocaleString("en")} rows`;
  const rows = describeParameters(parameters).map(parameterRow);
  return [
    "",
    `### ${name}: \`${id}\``,
    "",
    description,
    "",
    `Needs ${needed.join(", ")}. Time ${cost.time}, memory ${cost.memory}${limit}. Source: ${source}.`,
    ...(rows.length === 0 ? [] : ["", "| parameter | values | default | |", "| --- | --- | --- | --- |", ...rows]),
  ];
}

function parameterRow(parameter: ParameterDefinition): string {
  const cell = (text: string) => text.replaceAll("|", "\\|");
  return `| \`${parameter.name}\` | ${cell(valuesOf(parameter))} | ${parameter.default} | ${cell(parameter.description)} |`;
}

function valuesOf({ type, minimum, maximum, choices = [] }: ParameterDefinition): string {
  if (type === "boolean") return "true, false";
  if (type === "choice") return choices.join(", ");
  const kind = type === "integer" ? "whole number" : "number";
  const range = [
    ...(minimum === undefined ? [] : [`from ${minimum}`]),
    ...(maximum === undefined ? [] : [`to ${maximum}`]),
  ].join(" ");
  return [`${kind}${range ? ` ${range}` : ""}`, ...choices].join(", or ");
}
