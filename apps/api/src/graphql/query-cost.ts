import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
import { PAGE_SIZE_MAX } from "./cursor.ts";

/** Rows expected of a list that takes no `first`. */
const LIST_SIZE = 10;

/** Lists longer than that. */
const LIST_SIZES: Record<string, number> = {
  "ImagesPayload.images": PAGE_SIZE_MAX,
  "Guarantee.curve": 100,
  "ExperimentComparison.compared": 20,
  "FoldDifferences.differences": 1,
  "Query.checkDefinitions": 14,
  "Query.experiments": 100,
  "ProbabilityBin.decisions": 1,
  "NextLabels.labels": 30,
  "Study.probabilityHistogram": 20,
  "ScaleUp.inputs": 20,
  "Study.checks": 14,
  "Study.clusterings": 20,
  "StudyComparison.candidates": 100,
};

/** Fields that read or count over a whole data set each time, in fields that read nothing. */
const WEIGHTS: Record<string, number> = {
  "Dataset.audit": 50,
  "Dataset.counts": 50,
  "Dataset.images": 50,
  "Dataset.metadataColumns": 50,
  "Dataset.studies": 10,
  "Import.report": 50,
  "Query.compareExperiments": 1000,
  "Query.system": 100,
  "RandomAudit.poolFamilies": 50,
  "Dataset.pairReviews": 50,
  "Study.auditSample": 1000,
  "Study.decisions": 20,
  "Study.nearDuplicates": 50,
  "Study.map": 1000,
  "Study.predictions": 50,
  "Study.probabilityHistogram": 50,
  "Study.report": 100,
  "Clustering.clusters": 100,
};

const DUPLICATES = "Image.duplicates";

/** Refuse an operation that could make the server resolve more than `costMax` fields: each field counts once for each row that
 *  the lists around it may have. A `first` given by a variable counts as the largest page, so that the answer holds for every
 *  variable. `duplicates` within `duplicates` would list the same files over and over, and is refused at any cost. Linear in
 *  the length of the document: a fragment is weighed once. */
export function queryCostRule(costMax: number): ValidationRule {
  return (context) => ({
    OperationDefinition(operation) {
      const cost = costOfOperation(context, operation);
      if (cost > costMax)
        context.reportError(
          new GraphQLError(
            `The query could cost ${cost}, more than ${costMax}: ask for smaller pages or fewer lists.`,
            {
              nodes: operation,
            },
          ),
        );
    },
  });
}

function costOfOperation(context: ValidationContext, operation: OperationDefinitionNode): number {
  const schema = context.getSchema();
  const fragments = new Map<string, number>();

  function ofSelections({ selections }: SelectionSetNode, parent: GraphQLNamedType, inDuplicates: boolean): number {
    let cost = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) cost += ofField(selection, parent, inDuplicates);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) cost += ofFragment(selection.name.value, inDuplicates);
      else {
        const condition = selection.typeCondition;
        const type = condition ? schema.getType(condition.name.value) : parent;
        if (type) cost += ofSelections(selection.selectionSet, type, inDuplicates);
      }
    }
    return cost;
  }

  function ofFragment(name: string, inDuplicates: boolean): number {
    const key = `${name} ${inDuplicates}`;
    const known = fragments.get(key);
    if (known !== undefined) return known;
    // A fragment within itself is refused by another rule.
    fragments.set(key, 0);
    const fragment: FragmentDefinitionNode | null | undefined = context.getFragment(name);
    const type = fragment && schema.getType(fragment.typeCondition.name.value);
    const cost = fragment && type ? ofSelections(fragment.selectionSet, type, inDuplicates) : 0;
    fragments.set(key, cost);
    return cost;
  }

  function ofField(node: FieldNode, parent: GraphQLNamedType, inDuplicates: boolean): number {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return 1;
    const field = parent.getFields()[node.name.value];
    // Unknown fields are refused by another rule; introspection reads the schema alone.
    if (!field) return 1;
    const name = `${parent.name}.${field.name}`;
    if (name === DUPLICATES && inDuplicates)
      context.reportError(
        new GraphQLError("`duplicates` within `duplicates` lists the same files again: ask for them once.", {
          nodes: node,
        }),
      );
    const weight = WEIGHTS[name] ?? 1;
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return weight;
    const inside = ofSelections(node.selectionSet, type, inDuplicates || name === DUPLICATES);
    return weight + rowsOf(name, node, field) * inside;
  }

  const root = schema.getRootType(operation.operation);
  return root ? ofSelections(operation.selectionSet, root, false) : 0;
}

function rowsOf(name: string, node: FieldNode, field: GraphQLField<unknown, unknown>): number {
  const paged = field.args.find((argument) => argument.name === "first");
  // The page around them has been counted.
  if (field.name === "edges") return 1;
  if (!paged) return LIST_SIZES[name] ?? (isList(field) ? LIST_SIZE : 1);
  const given = node.arguments?.find((argument) => argument.name.value === "first")?.value;
  // A larger page than the largest is refused when it is read.
  if (given?.kind === Kind.INT) return Math.min(Math.max(Number(given.value), 1), PAGE_SIZE_MAX);
  if (given === undefined && typeof paged.defaultValue === "number") return paged.defaultValue;
  return PAGE_SIZE_MAX;
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
