"use client";
import { useQueryStates } from "nuqs";
import { useClient } from "urql";
import { graphql } from "../../generated/gql.ts";
import type { ImageCardFragment } from "../../generated/graphql.ts";
import { useConnectionPages } from "../../graphql/use-connection-pages.ts";
import { useSelection } from "../../shell/selection.tsx";
import { dataParams } from "./data-params.ts";
import { imageFilter } from "./image-filter.ts";

graphql(`
  fragment ImageCard on Image {
    id
    path
    thumbnailUrl
    label
    labelConflict
    exclusion {
      reason
    }
  }
`);

const imagesDocument = graphql(`
  query Images($dataset: ID!, $first: Int!, $after: String, $filter: ImageFilter) {
    dataset(id: $dataset) {
      id
      images(first: $first, after: $after, filter: $filter) {
        edges {
          node {
            ...ImageCard
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

export function useImages(datasetId: string) {
  const client = useClient();
  const { revision } = useSelection();
  const [view] = useQueryStates(dataParams);
  const filter = imageFilter(view);

  return useConnectionPages<ImageCardFragment, null>(JSON.stringify([datasetId, filter, revision]), async (after) => {
    const variables = { dataset: datasetId, first: pageSize, after, filter };
    const { data, error } = await client.query(imagesDocument, variables, { requestPolicy: "network-only" });
    if (error) return { error };
    const connection = data?.dataset?.images;
    return {
      page: {
        nodes: connection?.edges.map(({ node }) => node) ?? [],
        totalCount: connection?.totalCount ?? 0,
        totalCountExact: connection?.totalCountExact ?? true,
        next: connection?.pageInfo.hasNextPage ? (connection.pageInfo.endCursor ?? null) : null,
        head: null,
      },
    };
  });
}
