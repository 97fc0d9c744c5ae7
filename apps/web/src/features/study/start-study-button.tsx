"use client";
import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog, DialogContent } from "../../components/ui/dialog.tsx";
import { StartStudyForm } from "./start-study-form.tsx";

export function StartStudyButton({ datasetId, onStarted }: { datasetId: string; onStarted: () => void }) {
  const t = useTranslations("study.start");
  const [open, setOpen] = useState(false);
  const started = () => {
    setOpen(false);
    onStarted();
  };
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Play aria-hidden />
        {t("open")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={t("title")} description={t("description")}>
          <StartStudyForm datasetId={datasetId} onStarted={started} />
        </DialogContent>
      </Dialog>
    </>
  );
}
