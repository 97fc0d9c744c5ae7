"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../../components/ui/button.tsx";

/** The study's own predictions.csv, whole: filters on the page do not change it. */
export function CsvButton({ downloads }: { downloads: { name: string; url: string }[] }) {
  const t = useTranslations("predictions");
  const csv = downloads.find(({ name }) => name.split("/").at(-1) === "predictions.csv");
  if (!csv) return null;
  return (
    <Button asChild>
      <a href={csv.url} download="predictions.csv">
        <Download aria-hidden />
        {t("csv")}
      </a>
    </Button>
  );
}
