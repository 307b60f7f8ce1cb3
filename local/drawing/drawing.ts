import { Graph, layout } from '@dagrejs/dagre';
import { type GraphEdge, type GraphState, type StateGraph, type StateKind, stateGraph } from './state-graph.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A state as a box; `x` and `y` are its upper left corner. */
export interface DrawnState extends Point, Size {
  readonly name: string;
  readonly kind: StateKind;
  /** The state around this one, where it is part of a branch. */
  readonly within?: string;
}

/** A way between two states as a line; `label` is the middle of the text beside it, where it has one. */
export interface DrawnEdge extends GraphEdge {
  readonly points: readonly Point[];
  readonly label?: Point;
}

interface Parts {
  /** A state comes after the one around it, so that it can be drawn over it. */
  readonly states: readonly DrawnState[];
  readonly edges: readonly DrawnEdge[];
}

/** A state machine as boxes and lines. The unit of length is a sixteenth of the reader's text size. */
export interface Drawing extends Size, Parts {}

const BOX: Size = { width: 208, height: 72 };
/** The space above the branches of a state, for its own name. */
const NAME_HEIGHT = 56;
const LETTER_WIDTH = 7;
const LABEL_HEIGHT = 20;
const OTHERWISE_WIDTH = 64;
const SETTINGS = { rankdir: 'LR', nodesep: 20, edgesep: 12, ranksep: 40 };
const MARGIN = 16;
/** The name under which every error is caught. A line for it needs no text, because most states have one. */
const EVERY_ERROR = 'States.ALL';

/** What dagre takes, and completes by the middle of a box or label and the points of a line. */
interface Laid extends Size {
  /** Puts a label onto the middle of its line. */
  readonly labelpos?: 'c';
  readonly x?: number;
  readonly y?: number;
  readonly points?: readonly Point[];
}

/** Lays out the states of a machine from left to right, and those of a branch inside the state around them. */
export function drawWorkflow(definition: string): Drawing {
  return drawn(stateGraph(JSON.parse(definition)));
}

function drawn({ states, edges }: StateGraph): Drawing {
  const graph = new Graph<object, Laid, Laid>({ multigraph: true });
  graph.setGraph({ ...SETTINGS });
  const boxes = states.map((state) => {
    const inside = branchesOf(state);
    const laid: Laid = { width: inside?.width ?? BOX.width, height: inside?.height ?? BOX.height };
    graph.setNode(state.name, laid);
    return { state, inside, laid };
  });
  const lines = edges.map((edge, index) => {
    const laid: Laid = labelSize(edge);
    // Two states can have several ways between them, so each has a name of its own.
    graph.setEdge(edge.from, edge.to, laid, String(index));
    return { edge, laid };
  });
  layout(graph);
  const drawnBoxes = boxes.map(({ state, inside, laid }) => drawnBox(state, inside, laid));
  return withMargin({
    states: drawnBoxes.flatMap((box) => box.states),
    edges: [...lines.map(({ edge, laid }) => drawnLine(edge, laid)), ...drawnBoxes.flatMap((box) => box.edges)],
  });
}

/** A box at its place, with what is inside it. */
function drawnBox({ name, kind }: GraphState, inside: Parts | undefined, { width, height, x = 0, y = 0 }: Laid): Parts {
  const corner = { x: x - width / 2, y: y - height / 2 };
  const parts = inside && movedBy(corner, inside);
  return {
    states: [
      { name, kind, ...corner, width, height },
      ...(parts?.states ?? []).map((part) => ({ within: name, ...part })),
    ],
    edges: parts?.edges ?? [],
  };
}

function drawnLine(edge: GraphEdge, { width, x = 0, y = 0, points = [] }: Laid): DrawnEdge {
  return { ...edge, points, ...(width > 0 && { label: { x, y } }) };
}

/** The branches of a state one below the other; undefined for a state without any. */
function branchesOf({ branches }: GraphState): Drawing | undefined {
  if (branches.length === 0) return undefined;
  const drawings = branches.map(drawn);
  const heightBefore = (index: number) =>
    drawings.slice(0, index).reduce((total, { height }) => total + height, NAME_HEIGHT);
  const placed = drawings.map((drawing, index) => movedBy({ x: 0, y: heightBefore(index) }, drawing));
  return {
    width: Math.max(...drawings.map(({ width }) => width)),
    height: heightBefore(drawings.length),
    states: placed.flatMap(({ states }) => states),
    edges: placed.flatMap(({ edges }) => edges),
  };
}

/** The parts moved so that none is cut off: dagre counts boxes and labels, and not the corners of lines. */
function withMargin(parts: Parts): Drawing {
  const points = [
    ...parts.states.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
    ...parts.edges.flatMap((edge) => edge.points),
  ];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    width: Math.max(...xs) - left + 2 * MARGIN,
    height: Math.max(...ys) - top + 2 * MARGIN,
    ...movedBy({ x: MARGIN - left, y: MARGIN - top }, parts),
  };
}

function movedBy(by: Point, { states, edges }: Parts): Parts {
  const moved = <Placed extends Point>(placed: Placed): Placed => ({
    ...placed,
    x: placed.x + by.x,
    y: placed.y + by.y,
  });
  return {
    states: states.map(moved),
    edges: edges.map((edge) => ({
      ...edge,
      points: edge.points.map(moved),
      ...(edge.label && { label: moved(edge.label) }),
    })),
  };
}

function labelSize({ kind, condition, errors = [] }: GraphEdge): Laid {
  if (kind === 'next' || errors.includes(EVERY_ERROR)) return { width: 0, height: 0 };
  const width = kind === 'otherwise' ? OTHERWISE_WIDTH : (condition ?? errors.join(', ')).length * LETTER_WIDTH;
  return { width, height: LABEL_HEIGHT, labelpos: 'c' };
}
