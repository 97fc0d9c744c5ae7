import { graphql } from "../../generated/gql.ts";

graphql(`
  fragment ExperimentName on Experiment {
    id
    layer
    preprocessing
    representation {
      kind
      nComponents
    }
    method {
      id
      name
    }
    seed
    protocol {
      nSplits
      nRepeats
      setting
      control
      nLabels
    }
  }
`);

graphql(`
  fragment DifferenceFields on PairedDifference {
    pairing
    difference
    interval {
      low
      high
      level
      method
    }
    holmPValue
    smallestEffect
    smallestEffectAmongAll
    nFolds
    n
    perFold {
      differences
    }
    verdict
    reason
  }
`);

graphql(`
  fragment MeanAreaFields on MeanArea {
    auc
    nFolds
    interval {
      low
      high
      level
      method
    }
    reason
  }
`);
