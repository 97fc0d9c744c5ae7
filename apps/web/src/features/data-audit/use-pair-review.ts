"use client";
import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../generated/gql.ts";
import { errorsOf, type FormErrors, noErrors } from "../../graphql/user-errors.ts";

const reviewPairDocument = graphql(`
  mutation ReviewPair($input: ReviewPairInput!) {
    reviewPair(input: $input) {
      dataset {
        id
        fingerprint
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const removePairReviewDocument = graphql(`
  mutation RemovePairReview($input: RemovePairReviewInput!) {
    removePairReview(input: $input) {
      dataset {
        id
        fingerprint
      }
      userErrors {
        field
        message
      }
    }
  }
`);

/** By one file of each image; null once it is gone. */
type Pair = { id: string; imageA?: { id: string } | null; imageB?: { id: string } | null };

/** Reading one pair after another; the last reading can be taken back, and the one before it. */
export function usePairReview(given: { datasetId: string; reader: string | null; onChange: () => void }) {
  const { datasetId, reader, onChange } = given;
  const [reviewing, reviewPair] = useMutation(reviewPairDocument);
  const [removing, removePairReview] = useMutation(removePairReviewDocument);
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const [done, setDone] = useState<readonly Pair[]>([]);

  const review = async (pair: Pair, same: boolean): Promise<void> => {
    if (!pair.imageA || !pair.imageB || !reader) return;
    const { data, error } = await reviewPair({
      input: { datasetId, imageA: pair.imageA.id, imageB: pair.imageB.id, same, reader },
    });
    const problems = errorsOf(error, data?.reviewPair.userErrors);
    setErrors(problems);
    if (problems.length > 0) return;
    setDone((before) => [...before.filter(({ id }) => id !== pair.id), pair]);
    onChange();
  };

  const takeBack = async (pair: Pair): Promise<void> => {
    if (!pair.imageA || !pair.imageB) return;
    const { data, error } = await removePairReview({
      input: { datasetId, imageA: pair.imageA.id, imageB: pair.imageB.id },
    });
    const problems = errorsOf(error, data?.removePairReview.userErrors);
    setErrors(problems);
    if (problems.length > 0) return;
    setDone((before) => before.filter(({ id }) => id !== pair.id));
    onChange();
  };

  return { review, takeBack, last: done.at(-1) ?? null, errors, busy: reviewing.fetching || removing.fetching };
}
