import { graphql } from "../generated/gql.ts";

graphql(`
  fragment FigureFields on Figure {
    id
    value
    n
    nFolds
    nResamples
    reason
    interval {
      low
      high
      level
      method
    }
  }
`);
