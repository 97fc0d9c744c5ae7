import { graphql } from "../generated/gql.ts";

graphql(`
  fragment FigureFields on Figure {
    id
    value
    n
    nFolds
    reason
    interval {
      low
      high
      level
      method
    }
  }
`);
