/** The pages, in the order of the work. */
export const pages = [
  { key: "overview", path: "/" },
  { key: "scaleUp", path: "/scale-up/" },
  { key: "map", path: "/map/" },
  { key: "experiments", path: "/experiments/" },
  { key: "predictions", path: "/predictions/" },
  { key: "dataAudit", path: "/data-audit/" },
  { key: "audit", path: "/audit/" },
  { key: "outside", path: "/outside/" },
  { key: "deliverables", path: "/deliverables/" },
  { key: "data", path: "/data/" },
  { key: "explorer", path: "/explorer/" },
] as const;
