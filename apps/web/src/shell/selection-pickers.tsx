"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Select } from "../components/ui/select.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useSelection } from "./selection.tsx";

export function SelectionPickers() {
  const t = useTranslations("shell");
  const tStatus = useTranslations("runs.status");
  const format = useFormatter();
  const { loading, datasets, dataset, study, selectDataset, selectStudy } = useSelection();
  if (loading) return <Skeleton className="h-8 w-full" />;
  if (!dataset) return null;
  return (
    <>
      <Select
        label={t("dataset")}
        value={dataset.id}
        options={datasets.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={selectDataset}
        className="h-8 w-full px-2.5 text-[13px]"
      />
      {study ? (
        <Select
          label={t("study")}
          value={study.id}
          options={dataset.studies.map((one) => ({
            value: one.id,
            label: t("studyName", {
              date: format.dateTime(new Date(one.createdAt), { dateStyle: "medium", timeStyle: "short" }),
              status: one.status === "DONE" ? "" : ` · ${tStatus(one.status)}`,
            }),
          }))}
          onChange={selectStudy}
          className="h-8 w-full px-2.5 text-[13px]"
        />
      ) : null}
    </>
  );
}
