/** What all charts share, so that they read as one hand's. */
export const chartTick = { fill: "var(--muted-foreground)", fontSize: 11 } as const;
export const chartAxisLine = { stroke: "var(--input)" } as const;
export const chartGrid = "var(--border)";
