/** The pages, in the order of the work. */
export const pages = [
  { key: "overview", path: "/" },
  { key: "map", path: "/map/" },
  { key: "predictions", path: "/predictions/" },
  { key: "audit", path: "/audit/" },
  { key: "data", path: "/data/" },
  { key: "explorer", path: "/explorer/" },
] as const;
