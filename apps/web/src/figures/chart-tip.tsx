/** What a mark of a chart stands for, on hover. */
export function ChartTip({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div className="grid gap-0.5 rounded-md border bg-popover px-2.5 py-1.5 text-xs text-popover-foreground shadow-lg">
      <p className="font-medium">{title}</p>
      {lines.map((line) => (
        <p key={line} className="text-muted-foreground">
          {line}
        </p>
      ))}
    </div>
  );
}
