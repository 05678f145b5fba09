const shapes = {
  check: <path d="m4.5 12.5 5 5 10-11" />,
  cross: <path d="m6 6 12 12M18 6 6 18" />,
  stop: <path d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM8.5 8.5l7 7m0-7-7 7" />,
  again: <path d="M20 12a8 8 0 1 1-2.6-5.9M20 3v5h-5" />,
  cloud: <path d="M7 18.5h10a4 4 0 0 0 .8-7.9A6 6 0 0 0 6.4 9.3 4.7 4.7 0 0 0 7 18.5ZM4 3l17 18" />,
  info: <path d="M12 2.8a9.2 9.2 0 1 1 0 18.4 9.2 9.2 0 0 1 0-18.4Zm0 8v6m0-10v.6" />,
  warning: <path d="M12 3.2 22 20.5H2zM12 10v5m0 2.2v.6" />,
  question: (
    <path d="M12 2.8a9.2 9.2 0 1 1 0 18.4 9.2 9.2 0 0 1 0-18.4ZM9.3 9.4a2.8 2.8 0 1 1 4 2.6c-.9.5-1.3 1-1.3 2m0 2.6v.6" />
  ),
  clock: <path d="M12 2.8a9.2 9.2 0 1 1 0 18.4 9.2 9.2 0 0 1 0-18.4ZM12 7v5.4l3.6 2.2" />,
  dashed: <path strokeDasharray="4.5 3.2" d="M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z" />,
  half: <path d="M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 0v18m3.5-16.4v14.8M19 6.5v11" />,
  full: <path fill="currentColor" d="M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z" />,
  square: <path fill="currentColor" d="M4.5 4.5h15v15h-15z" />,
  code: <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5m3.5 0v2.5M14 17v3m3.5-2.5V20H20" />,
  write: <path d="M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM13.5 7l3.5 3.5" />,
  pause: <path d="M8 5v14M16 5v14" />,
} as const;

export type IconName = keyof typeof shapes;

export interface IconProps {
  name: IconName;
  tone?: string | undefined;
}

/**
 * A line drawing beside a word, which carries the meaning alone: hidden from screen readers. A question mark is turned
 * round where writing runs from right to left.
 */
export function Icon({ name, tone }: IconProps) {
  return (
    <svg
      width="20"
      height="20"
      className="icon"
      data-tone={tone}
      data-mirrored={name === "question" || undefined}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name]}
    </svg>
  );
}
