import { useLocalText } from '../local-text.tsx';
import type { DrawnEdge, Point } from './workflow-api.ts';

interface WayLineProps {
  readonly way: DrawnEdge;
  readonly taken: boolean;
}

/** The ids of the arrow heads. A head does not take the colour of its line by itself. */
const HEADS = { plain: 'head-plain', error: 'head-error', taken: 'head-taken' } as const;

/** A way between two states as a curve with an arrow head. */
export function WayLine({ way: { kind, points }, taken }: WayLineProps) {
  const head = taken ? HEADS.taken : kind === 'error' ? HEADS.error : HEADS.plain;
  return (
    <path
      className="way"
      data-kind={kind}
      data-taken={taken || undefined}
      d={curveThrough(points)}
      markerEnd={`url(#${head})`}
    />
  );
}

/** What a way depends on, where that has to be said. */
export function WayLabel({ way: { kind, condition, errors = [], label } }: Pick<WayLineProps, 'way'>) {
  const { text } = useLocalText();
  if (!label) return null;
  return (
    <text className="way-label" data-kind={kind} x={label.x} y={label.y} dy="0.35em" textAnchor="middle">
      {condition ?? (kind === 'otherwise' ? text.workflow.otherwise : errors.join(', '))}
    </text>
  );
}

export function ArrowHeads() {
  return (
    <defs>
      {Object.values(HEADS).map((id) => (
        <marker
          key={id}
          id={id}
          className={id}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" />
        </marker>
      ))}
    </defs>
  );
}

/** A path from the first point to the last one that rounds the corners between them. */
function curveThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const corners = rest.slice(0, -1);
  const curves = corners.map((corner, index) => {
    const next = rest[index + 1] ?? last;
    return `Q${corner.x} ${corner.y} ${(corner.x + next.x) / 2} ${(corner.y + next.y) / 2}`;
  });
  return `M${first.x} ${first.y} ${curves.join(' ')} L${last.x} ${last.y}`;
}
