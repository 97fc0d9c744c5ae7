"use client";
import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../generated/gql.ts";
import type { AuditItemFieldsFragment, Label } from "../../generated/graphql.ts";
import { errorsOf, type FormErrors, noErrors } from "../../graphql/user-errors.ts";

const labelAuditItemDocument = graphql(`
  mutation LabelAuditItem($input: LabelAuditItemInput!) {
    labelAuditItem(input: $input) {
      item {
        ...AuditItemFields
      }
      userErrors {
        field
        message
      }
    }
  }
`);

type Reading = { datasetId: string; reader: string | null; onPick: Pick; onChange: () => void };
type Pick = (item: AuditItemFieldsFragment | null) => void;

/** Labelling one drawn image after another; the last label can be taken back, and the one before it. */
export function useReading({ datasetId, reader, onPick, onChange }: Reading) {
  const [{ fetching }, labelItem] = useMutation(labelAuditItemDocument);
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const [done, setDone] = useState<readonly AuditItemFieldsFragment[]>([]);

  const send = async (item: AuditItemFieldsFragment, label: Label | null) => {
    const imageId = item.image?.id;
    if (!imageId || !reader) return null;
    const { data, error } = await labelItem({ input: { datasetId, imageId, label, reader } });
    setErrors(errorsOf(error, data?.labelAuditItem.userErrors));
    return data?.labelAuditItem.item ?? null;
  };

  const read = async (item: AuditItemFieldsFragment, label: Label) => {
    const labelled = await send(item, label);
    if (!labelled) return;
    setDone((before) => [...before, labelled]);
    onPick(null);
    onChange();
  };

  const undo = async () => {
    const last = done.at(-1);
    const taken = last && (await send(last, null));
    if (!taken) return;
    setDone((before) => before.slice(0, -1));
    onPick(taken);
    onChange();
  };

  return { read, undo, errors, busy: fetching, canUndo: done.length > 0 };
}
