import { Table, Td, Th } from "../components/ui/table.tsx";

/** A chart's figures, already printed. The first column names, the others align right. */
export function ChartTable({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <div className="max-h-80 overflow-y-auto print:max-h-none">
      <Table>
        <thead>
          <tr>
            {head.map((title, column) => (
              <Th key={title} className={column > 0 ? "text-right" : undefined}>
                {title}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.join(" ")}>
              {cells.map((cell, column) => (
                <Td key={head[column]} className={column > 0 ? "py-1.5 text-right" : "py-1.5"}>
                  {cell}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
