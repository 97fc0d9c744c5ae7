"use client";
import { useQueryStates } from "nuqs";
import { useClient } from "urql";
import { graphql } from "../../generated/gql.ts";
import type { PredictionClusteringFragment, PredictionRowFragment } from "../../generated/graphql.ts";
import { useConnectionPages } from "../../graphql/use-connection-pages.ts";
import { useSelection } from "../../shell/selection.tsx";
import { predictionClustering } from "../clusterings/prediction-clustering.ts";
import { predictionFilter, predictionOrder } from "./prediction-filter.ts";
import { predictionsParams } from "./predictions-params.ts";

graphql(`
  fragment PredictionRow on Prediction {
    probability
    decision
    outOfFold
    cluster
    image {
      id
      path
      thumbnailUrl
      label
      labelConflict
    }
  }
`);

const predictionsDocument = graphql(`
  query Predictions($study: ID!, $first: Int!, $after: String, $filter: PredictionFilter, $orderBy: PredictionOrder) {
    study(id: $study) {
      id
      ...PredictionClustering
      downloads {
        name
        url
      }
      predictions(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        edges {
          node {
            ...PredictionRow
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
        totalCountExact
      }
    }
  }
`);

const pageSize = 100;

type Head = {
  downloads: { name: string; url: string }[];
  clustering: PredictionClusteringFragment["clusterings"][number] | null;
  trained: boolean | null;
};

/** The predictions of a study as the address filters and sorts them. */
export function usePredictions(studyId: string) {
  const client = useClient();
  const { revision } = useSelection();
  const [view] = useQueryStates(predictionsParams);
  const filter = predictionFilter(view);
  const orderBy = predictionOrder(view);

  return useConnectionPages<PredictionRowFragment, Head>(
    JSON.stringify([studyId, filter, orderBy, revision]),
    async (after) => {
      const variables = { study: studyId, first: pageSize, after, filter, orderBy };
      const { data, error } = await client.query(predictionsDocument, variables, { requestPolicy: "network-only" });
      if (error) return { error };
      const connection = data?.study?.predictions;
      return {
        page: {
          nodes: connection?.edges.map(({ node }) => node) ?? [],
          totalCount: connection?.totalCount ?? 0,
          totalCountExact: connection?.totalCountExact ?? true,
          next: connection?.pageInfo.hasNextPage ? (connection.pageInfo.endCursor ?? null) : null,
          head: {
            downloads: data?.study?.downloads ?? [],
            clustering: data?.study ? predictionClustering(data.study) : null,
            trained: data?.study ? data.study.champion != null : null,
          },
        },
      };
    },
  );
}
