// biome-ignore lint/style/noDefaultExport: the form PostCSS reads.
export default { plugins: { "@tailwindcss/postcss": {} } };
