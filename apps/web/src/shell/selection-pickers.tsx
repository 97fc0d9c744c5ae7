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
  if (loading) return <Skeleton className="h-7 w-44" />;
  if (!dataset) return null;
  const quiet = "h-8 border-transparent bg-transparent px-2 text-[13px] sm:max-w-80";
  return (
    <>
      <Slash />
      <Select
        label={t("dataset")}
        value={dataset.id}
        options={datasets.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={selectDataset}
        className={quiet}
      />
      {study ? (
        <>
          <Slash />
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
            className={quiet}
          />
        </>
      ) : null}
    </>
  );
}

function Slash() {
  return (
    <span aria-hidden className="hidden text-lg font-light text-border select-none sm:inline">
      /
    </span>
  );
}
