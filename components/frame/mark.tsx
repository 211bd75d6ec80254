/** Three names on a roll: two answered, one did not. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-iris-7)" />
      <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round">
        <path d="M15 9.5h9M15 16h9M15 22.5h4.5" />
        <circle cx="9" cy="22.5" r="1.8" strokeWidth="1.7" />
      </g>
      <g fill="#fff">
        <circle cx="9" cy="9.5" r="2.6" />
        <circle cx="9" cy="16" r="2.6" />
      </g>
    </svg>
  );
}
