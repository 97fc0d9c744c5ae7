"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { toast } from "sonner";
import { Button } from "../components/ui/button.tsx";
import { Menu, MenuItem } from "../components/ui/menu.tsx";
import { type ChartData, chartCsv } from "./chart-csv.ts";
import { figureSvg } from "./figure-svg.ts";

/** Pixels of the PNG for one of the page: sharp on a slide. */
const PNG_SCALE = 2;

/** The figure around it as SVG or PNG, as it is drawn, and its numbers as CSV.
 *  @param name  of the files, without their ending */
export function ChartExport({ name, data }: { name: string; data: ChartData }) {
  const t = useTranslations("figures.export");
  const button = useRef<HTMLButtonElement>(null);
  const drawn = () => {
    const figure = button.current?.closest("figure");
    // The plot comes after the text: its script is loaded when it is first needed.
    const isDrawn = figure && !figure.querySelector("[data-loading]");
    if (!isDrawn) toast.error(t("notDrawn"));
    return isDrawn ? figureSvg(figure) : null;
  };
  const saveSvg = () => {
    const chart = drawn();
    if (chart) save(new Blob([chart.text], { type: "image/svg+xml" }), `${name}.svg`);
  };
  const savePng = async () => {
    const chart = drawn();
    if (!chart) return;
    const png = await pngOf(chart);
    if (png) save(png, `${name}.png`);
    else toast.error(t("notDrawn"));
  };
  return (
    <Menu
      trigger={
        <Button ref={button} variant="quiet" size="sm" className="-my-1 shrink-0 print:hidden">
          <Download aria-hidden />
          {t("button")}
        </Button>
      }
    >
      <MenuItem onSelect={saveSvg}>SVG</MenuItem>
      <MenuItem onSelect={savePng}>PNG</MenuItem>
      <MenuItem onSelect={() => save(new Blob([chartCsv(data)], { type: "text/csv" }), `${name}.csv`)}>CSV</MenuItem>
    </Menu>
  );
}

async function pngOf({ text, widthPx, heightPx }: ReturnType<typeof figureSvg>): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = widthPx * PNG_SCALE;
  canvas.height = heightPx * PNG_SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function save(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url));
}
