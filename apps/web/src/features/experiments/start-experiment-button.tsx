"use client";
import { FlaskRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog, DialogContent } from "../../components/ui/dialog.tsx";
import { StartExperimentForm } from "./start-experiment-form.tsx";

export function StartExperimentButton({ datasetId, onStarted }: { datasetId: string; onStarted: () => void }) {
  const t = useTranslations("experiments.start");
  const [open, setOpen] = useState(false);
  const started = () => {
    setOpen(false);
    onStarted();
  };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <FlaskRound aria-hidden />
        {t("open")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={t("title")} description={t("description")}>
          <StartExperimentForm datasetId={datasetId} onStarted={started} />
        </DialogContent>
      </Dialog>
    </>
  );
}
