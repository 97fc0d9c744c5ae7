/** The product's mark: a slice and its outline. */
export function Brand() {
  return (
    <span className="flex items-center gap-2.5 text-[15px] font-semibold tracking-tight whitespace-nowrap">
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden fill="none">
        <rect width="24" height="24" rx="6.5" fill="currentColor" />
        <ellipse cx="12" cy="12" rx="6" ry="7.2" stroke="var(--background)" strokeWidth="1.5" />
        <path d="M12 5.2v13.6" stroke="var(--background)" strokeWidth="1.2" opacity=".55" />
        <circle cx="14.7" cy="10" r="1.5" fill="var(--background)" />
      </svg>
      BrainScan AI
    </span>
  );
}
