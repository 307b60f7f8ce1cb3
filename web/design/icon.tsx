/** The icons, each beside a word and never alone. Drawn on 24 by 24, lines of 1.75. */
const LINES = {
  done: ['M20 6 9 17l-5-5'],
  error: ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18', 'm15 9-6 6', 'm9 9 6 6'],
  attention: ['M12 3 2 20h20z', 'M12 10v4', 'M12 17v.5'],
  info: ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18', 'M12 11v5', 'M12 7.5V8'],
  waiting: ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18', 'M12 7v5l3 2'],
  phone: ['M5 3h4l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2'],
  print: ['M7 8V3h10v5', 'M7 17H4v-7h16v7h-3', 'M7 14h10v7H7z'],
  forward: ['M5 12h14', 'm13 6 6 6-6 6'],
} as const;

export type IconName = keyof typeof LINES;

/** A drawing that adds nothing to the word beside it, so screen readers skip it. Works on the server too. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {LINES[name].map((line) => (
        <path key={line} d={line} />
      ))}
    </svg>
  );
}
