/** The mark: many carry one roof. Colours are its own, so that it reads on any background. */
export function Mark(props: { size: number; title?: string }) {
  const { size, title } = props;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
    >
      <rect width="32" height="32" rx="7" fill="#0b5d70" />
      <path
        d="M5 15.5 16 7l11 8.5"
        fill="none"
        stroke="#f3b447"
        strokeWidth="3.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M9.5 19.5V26M16 16v10M22.5 19.5V26"
        fill="none"
        stroke="#ffffff"
        strokeWidth="3.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
